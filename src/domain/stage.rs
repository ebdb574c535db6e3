//! What a phase of an order consists of: its stage on the timeline, how far that is, the tone, how often news are asked for.

use serde::{Deserialize, Serialize};

/// The four stages of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Placed,
    Paid,
    Sourced,
    Delivered,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::Placed, Self::Paid, Self::Sourced, Self::Delivered];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Paid => "paid",
            Self::Sourced => "sourced",
            Self::Delivered => "delivered",
        }
    }

    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Placed => "stage-placed",
            Self::Paid => "stage-paid",
            Self::Sourced => "stage-sourced",
            Self::Delivered => "stage-delivered",
        }
    }
}

/// How far a stage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Done,
    Now,
    /// Nothing moves until somebody has looked at it.
    Held,
    /// Some of it, and no more by itself.
    Part,
    Stopped,
    Todo,
}

impl Mark {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Held => "held",
            Self::Part => "part",
            Self::Stopped => "stopped",
            Self::Todo => "todo",
        }
    }

    /// The key of its word; done stages show their time, later ones nothing.
    pub const fn text(self) -> Option<&'static str> {
        match self {
            Self::Now => Some("stage-now"),
            Self::Held => Some("stage-held"),
            Self::Part => Some("stage-part"),
            Self::Stopped => Some("stage-stopped"),
            Self::Done | Self::Todo => None,
        }
    }
}

/// The tone of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Plain,
    Good,
    Caution,
    Bad,
}

impl Tone {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Caution => "caution",
            Self::Bad => "bad",
        }
    }
}

/// How often the upstream is asked about an order that sends no news by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polling {
    /// Every few seconds: somebody waits at the screen.
    Waiting,
    /// Twice a minute: the upstream works on it.
    Processing,
    /// Once a minute: a person or a late payment is waited for.
    Slow,
}

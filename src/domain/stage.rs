//! The properties of a phase: its stage on the timeline, the progress of that stage, its tone, and its
//! polling interval.

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

    /// The text key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Placed => "stage-placed",
            Self::Paid => "stage-paid",
            Self::Sourced => "stage-sourced",
            Self::Delivered => "stage-delivered",
        }
    }
}

/// The progress of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Done,
    Now,
    /// Nothing happens until a person has looked at it.
    Held,
    /// Partly done; the rest will not come without help.
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

    /// The text key of the mark. Done stages show their time instead, and later stages show nothing.
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

/// How often upstream is asked about an order whose stream sends no events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polling {
    /// Every few seconds: the shopper waits at the screen.
    Waiting,
    /// Twice a minute: upstream processes the order.
    Processing,
    /// Once a minute: the order waits for a person or a late payment.
    Slow,
}

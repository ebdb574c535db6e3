//! The building blocks of pages: they turn domain values and texts into HTML. Only the server renders them,
//! and they are not shipped to the browser; interactive parts are islands. Nothing here fetches data, and
//! URLs come only from `urls`.

pub mod amounts;
pub mod brand_card;
pub mod chips;
pub mod country;
pub mod crumbs;
pub mod device;
pub mod empty;
pub mod facet;
pub mod fault;
pub mod footer;
pub mod frame;
pub mod gift_card;
pub mod head;
pub mod header;
pub mod icon;
pub mod menu;
pub mod name_note;
pub mod notice;
pub mod order_row;
pub mod page_context;
pub mod pagination;
pub mod rails;
pub mod search;
pub mod text_field;
pub mod way;

pub use amounts::{AmountGroup, AmountOption, Amounts};
pub use brand_card::{BrandGrid, Tile};
pub use chips::Chips;
pub use country::{CountryChoice, CountryField};
pub use crumbs::{Crumb, Crumbs};
pub use device::DeviceHint;
pub use empty::Empty;
pub use facet::{Facet, FacetOption, Facets, Sorting};
pub use fault::Fault;
pub use frame::Frame;
pub use gift_card::{CardFace, GiftCard};
pub use header::{HeaderSearch, Nav};
pub use icon::Icon;
pub use name_note::NameNote;
pub use notice::Notice;
pub use order_row::{OrderList, OrderRow};
pub use page_context::PageContext;
pub use pagination::Pagination;
pub use rails::{RailGroup, RailPick, Rails};
pub use search::{Search, Size};
pub use text_field::{ErrorPlacement, FieldError, TextEntry, TextField, TextKind};
pub use way::{Way, Ways};

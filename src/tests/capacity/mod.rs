//! Tests of what many clients at once get from one node, and from the budgets of upstream.

mod crawlers;
mod economy;
mod limits;
mod load;
mod shares;

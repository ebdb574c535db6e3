//! The links to the pages of a list.

use crate::i18n::Words;
use leptos::prelude::*;

/// One item in the row of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Page(u64),
    Gap,
}

/// Renders the links to the pages of a list; nothing if there is only one page. `href` returns the URL of a
/// page. `is_plain` lets crawlers follow the links.
#[component]
pub fn Pagination<F>(words: Words, page: u64, pages: u64, is_plain: bool, href: F) -> impl IntoView
where
    F: Fn(u64) -> String,
{
    let nofollow = (!is_plain).then_some("nofollow");
    let arrow = |to: Option<u64>, rel: &'static str, key: &str, sign: &'static str| {
        let rel = if is_plain { rel.to_owned() } else { format!("{rel} nofollow") };
        to.map(|page| {
            view! {
                <li>
                    <a class="pagination__link" href=href(page) rel=rel>
                        <span class="visually-hidden">{words.say(key)}</span>
                        <span aria-hidden="true">{sign}</span>
                    </a>
                </li>
            }
        })
    };
    let steps = steps(page, pages).into_iter().map(|step| match step {
        Step::Gap => view! { <li aria-hidden="true">"…"</li> }.into_any(),
        Step::Page(number) => view! {
            <li>
                <a
                    class="pagination__link"
                    href=href(number)
                    rel=nofollow
                    aria-label=words.say_with("brands-page", &[("page", number), ("pages", pages)])
                    aria-current=(number == page).then_some("page")
                >
                    {words.number(number)}
                </a>
            </li>
        }
        .into_any(),
    });
    (pages > 1).then(|| {
        view! {
            <nav class="pagination" aria-label=words.say("brands-pages")>
                <ul class="pagination__list">
                    {arrow(page.checked_sub(1).filter(|p| *p > 0), "prev", "brands-previous", "←")}
                    {steps.collect_view()}
                    {arrow(page.checked_add(1).filter(|p| *p <= pages), "next", "brands-next", "→")}
                </ul>
            </nav>
        }
    })
}

/// The first page, the last page and the neighbors of the current one. A gap stands for at least two pages.
fn steps(page: u64, pages: u64) -> Vec<Step> {
    let neighbors = page.saturating_sub(1)..=page.saturating_add(1);
    let mut shown: Vec<u64> = neighbors.filter(|p| (1..=pages).contains(p)).chain([1, pages]).collect();
    shown.sort_unstable();
    shown.dedup();
    let mut steps = Vec::new();
    let mut last = 0;
    for page in shown {
        match page - last {
            0 | 1 => {}
            2 => steps.push(Step::Page(page - 1)),
            _ => steps.push(Step::Gap),
        }
        steps.push(Step::Page(page));
        last = page;
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::{Step, steps};

    #[test]
    fn steps_show_the_first_the_last_and_the_neighbors() {
        for (page, pages, shown) in [
            (1, 1, "1"),
            (1, 3, "1 2 3"),
            (2, 21, "1 2 3 … 21"),
            (3, 5, "1 2 3 4 5"),
            (10, 21, "1 … 9 10 11 … 21"),
            (21, 21, "1 … 20 21"),
        ] {
            let labels: Vec<_> = steps(page, pages)
                .into_iter()
                .map(|step| match step {
                    Step::Page(page) => page.to_string(),
                    Step::Gap => "…".to_owned(),
                })
                .collect();
            assert_eq!(labels.join(" "), shown, "{page} of {pages}");
        }
    }
}

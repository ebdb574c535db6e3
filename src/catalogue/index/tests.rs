use super::{
    super::{
        clock::manual,
        sample::{brand, listed},
    },
    *,
};

fn names(hits: impl IntoIterator<Item = IndexedBrand>) -> Vec<String> {
    hits.into_iter().map(|hit| hit.brand.name.clone()).collect()
}

#[test]
fn popular_brands_come_first_and_sold_out_brands_last() {
    let index = Index::build(vec![
        listed("!Zero Stock", &[]),
        listed("Éclair", &[]),
        listed("Dune", &[]),
        listed("*Zebra", &[]),
        listed("Fjord", &[]),
    ]);
    assert_eq!(names(index.all()), ["Zebra", "Dune", "Éclair", "Fjord", "Zero Stock"]);
}

#[test]
fn emoney_is_hidden_by_default() {
    let index = Index::build(vec![
        listed("Cash Voucher", &["e-money", "retail"]),
        listed("Books", &["books_learning", "e-money"]),
    ]);
    assert_eq!(names(index.all()), ["Books"]);
    assert_eq!(index.featured().categories, [("books_learning".parse().unwrap(), 1)]);
    assert_eq!(index.resolve(&"cash-voucher".parse().unwrap()), None);
    assert!(!index.has(&"e-money".parse().unwrap()));
}

#[test]
fn emoney_is_listed_for_a_white_label_account() {
    let brands = vec![listed("Cash Voucher", &["e-money"]), listed("Books", &["books_learning"])];
    let index = Index::with_ghosts(brands, Emoney::Listed, GhostBrands::new(Clock::running()));
    assert_eq!(names(index.all()), ["Books", "Cash Voucher"]);
    assert!(index.has(&"e-money".parse().unwrap()));
    assert_eq!(index.featured().categories.len(), 2);
}

#[test]
fn duplicate_brand_is_listed_once() {
    let index = Index::build(vec![brand("Twice", "a"), brand("Twice", "a")]);
    assert_eq!(names(index.all()), ["Twice"]);
}

#[test]
fn hidden_ghost_keeps_its_slug() {
    let (clock, time) = manual::clock();
    let ghosts = GhostBrands::new(clock);
    let index = Index::with_ghosts(
        vec![brand("Solid", "s"), brand("Vanishing", "v")],
        Emoney::Hidden,
        ghosts.clone(),
    );
    ghosts.saw_empty(&brand("Vanishing", "v"));
    assert_eq!(names(index.all()), ["Solid"]);
    assert!(index.resolve(&"vanishing".parse().unwrap()).is_some());
    time.advance(45 * 60);
    assert_eq!(names(index.all()), ["Solid", "Vanishing"]);
}

#[test]
fn alternative_slug_resolves_to_the_canonical_one() {
    let index = Index::build(vec![brand("Pomelo", "6b4d78c9")]);
    let hit = index.resolve(&"pomelo-6b4d78".parse().unwrap()).unwrap();
    assert_eq!(hit.slug.as_str(), "pomelo");
    assert_eq!(index.find(&"6b4d78c9".parse().unwrap()), Some(hit));
}

#[test]
fn siblings_are_the_other_brands_of_the_family() {
    let family = |name, id| Brand { family: "Andorinha".into(), ..brand(name, id) };
    let index = Index::build(vec![
        family("Andorinha Credits", "c"),
        family("Andorinha Data", "d"),
        brand("Else", "e"),
    ]);
    let credits = index.find(&"c".parse().unwrap()).unwrap();
    assert_eq!(names(index.siblings(&credits.brand)), ["Andorinha Data"]);
}

#[test]
fn home_page_features_twelve_brands_in_stock() {
    let many = (0..20).map(|n| listed(&format!("Brand {n:02}"), &["games"]));
    let index =
        Index::build(many.chain([listed("*Zeta", &["food", "games"]), listed("!*Gone", &[])]).collect());
    let featured = index.featured();
    assert_eq!(featured.brands.len(), 12);
    assert_eq!(featured.brands[0].brand.name, "Zeta");
    let categories: Vec<_> = featured.categories.iter().map(|(c, n)| (c.code(), *n)).collect();
    assert_eq!(categories, [("games", 21), ("food", 1)]);
    assert_eq!(featured.kinds, [(Kind::GiftCard, 22)]);
}

#[test]
fn empty_country_has_an_empty_index() {
    let index = Index::build(Vec::new());
    assert!(index.is_empty());
    assert!(index.featured().brands.is_empty());
}

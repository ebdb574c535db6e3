use super::{super::clock::by_hand, Aged, Cache, Judgement, Terms};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

const TERMS: Terms = Terms {
    fresh: Duration::from_secs(100),
    stale: Duration::from_secs(1_000),
    kept: Duration::from_secs(10_000),
    empty: Duration::from_secs(30),
    doubt: Duration::from_secs(500),
    keys: 10,
};

type Answer = Result<&'static str, &'static str>;

/// A cache under a clock turned by hand, and an upstream that counts.
struct Scene {
    cache: Cache<u8, &'static str, &'static str>,
    hand: by_hand::Hand,
    loads: Arc<AtomicU32>,
}

impl Scene {
    fn new() -> Self {
        Self::with(TERMS)
    }

    fn with(terms: Terms) -> Self {
        let (clock, hand) = by_hand::clock();
        let judgement = Judgement { is_empty: |v: &&str| v.is_empty(), pause: |_| Duration::from_secs(2) };
        Self { cache: Cache::new(terms, judgement, clock), hand, loads: Arc::default() }
    }

    fn upstream(&self, says: Answer) -> impl Future<Output = Answer> + Send + use<> {
        let loads = self.loads.clone();
        async move {
            tokio::task::yield_now().await;
            loads.fetch_add(1, Ordering::SeqCst);
            says
        }
    }

    /// Asks while upstream says so; what is answered, at which age.
    async fn ask(&self, says: Answer) -> Result<(&'static str, u64), &'static str> {
        plain(self.cache.get(1, self.upstream(says)).await)
    }

    async fn ask_within(&self, limit: u64, says: Answer) -> Result<(&'static str, u64), &'static str> {
        plain(self.cache.get_within(1, Duration::from_secs(limit), self.upstream(says)).await)
    }

    async fn loads_after_the_background(&self) -> u32 {
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        self.loads.load(Ordering::SeqCst)
    }
}

fn plain(answer: Result<Aged<&'static str>, &'static str>) -> Result<(&'static str, u64), &'static str> {
    answer.map(|aged| (*aged.value, aged.age.as_secs()))
}

#[tokio::test]
async fn a_fresh_answer_is_given_without_asking() {
    let scene = Scene::new();
    assert_eq!(scene.ask(Ok("a")).await, Ok(("a", 0)));
    scene.hand.turn(99);
    assert_eq!(scene.ask(Ok("b")).await, Ok(("a", 99)));
    assert_eq!(scene.loads_after_the_background().await, 1);
}

#[tokio::test]
async fn a_stale_answer_is_given_while_one_task_asks_again() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(100);
    for _ in 0..5 {
        assert_eq!(scene.ask(Ok("b")).await, Ok(("a", 100)));
    }
    assert_eq!(scene.loads_after_the_background().await, 2);
    assert_eq!(scene.ask(Ok("c")).await, Ok(("b", 0)));
}

#[tokio::test]
async fn an_old_answer_is_asked_for_again_first() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(1_000);
    assert_eq!(scene.ask(Ok("b")).await, Ok(("b", 0)));
}

#[tokio::test]
async fn the_last_good_copy_stands_in_when_upstream_fails() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(9_999);
    assert_eq!(scene.ask(Err("down")).await, Ok(("a", 9_999)));
    scene.hand.turn(2);
    assert_eq!(scene.ask(Err("down")).await, Err("down"), "kept no longer");
}

#[tokio::test]
async fn a_dead_upstream_is_asked_once_in_two_seconds() {
    let scene = Scene::new();
    for _ in 0..5 {
        assert_eq!(scene.ask(Err("down")).await, Err("down"));
    }
    assert_eq!(scene.loads_after_the_background().await, 1);
    scene.hand.turn(2);
    assert_eq!(scene.ask(Ok("a")).await, Ok(("a", 0)));
}

#[tokio::test]
async fn a_failed_background_load_pauses_too() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(100);
    for _ in 0..5 {
        assert_eq!(scene.ask(Err("down")).await, Ok(("a", 100)));
        scene.loads_after_the_background().await;
    }
    assert_eq!(scene.loads_after_the_background().await, 2);
}

#[tokio::test]
async fn an_empty_answer_stands_for_seconds_only() {
    let scene = Scene::new();
    assert_eq!(scene.ask(Ok("")).await, Ok(("", 0)));
    scene.hand.turn(29);
    assert_eq!(scene.ask(Ok("a")).await, Ok(("", 29)));
    scene.hand.turn(1);
    assert_eq!(scene.ask(Err("down")).await, Err("down"), "an empty answer is no good copy");
    scene.hand.turn(2);
    assert_eq!(scene.ask(Ok("a")).await, Ok(("a", 0)));
}

#[tokio::test]
async fn a_young_copy_is_believed_over_an_empty_answer() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(499);
    assert_eq!(scene.ask(Ok("")).await, Ok(("a", 499)));
    assert_eq!(scene.loads_after_the_background().await, 2);
    scene.hand.turn(29);
    assert_eq!(scene.ask(Ok("")).await, Ok(("a", 528)));
    assert_eq!(scene.loads_after_the_background().await, 2, "asked again after 30 s only");
    scene.hand.turn(600);
    assert_eq!(scene.ask_within(1, Ok("")).await, Ok(("", 0)), "in the end upstream is believed");
}

#[tokio::test]
async fn a_limit_is_never_exceeded() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(14);
    assert_eq!(scene.ask_within(15, Ok("b")).await, Ok(("a", 14)));
    scene.hand.turn(1);
    assert_eq!(scene.ask_within(15, Err("down")).await, Err("down"));
    scene.hand.turn(2);
    assert_eq!(scene.ask_within(15, Ok("b")).await, Ok(("b", 0)));
    assert_eq!(scene.ask(Ok("c")).await, Ok(("b", 0)), "the copy is shared with who asks without a limit");
}

#[tokio::test]
async fn many_who_ask_at_once_share_one_load() {
    let scene = Scene::new();
    let all = futures::future::join_all((0..50).map(|_| scene.ask(Ok("a")))).await;
    assert!(all.into_iter().all(|answer| answer == Ok(("a", 0))));
    assert_eq!(scene.loads_after_the_background().await, 1);
}

#[tokio::test]
async fn who_leaves_early_does_not_block_the_next() {
    let scene = Scene::new();
    let stuck = scene.cache.get(1, std::future::pending());
    let left = tokio::time::timeout(Duration::from_millis(5), stuck).await;
    assert!(left.is_err());
    assert_eq!(scene.ask(Ok("a")).await, Ok(("a", 0)));
}

#[tokio::test]
async fn keys_do_not_share_answers() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    assert_eq!(plain(scene.cache.get(2, scene.upstream(Ok("b"))).await), Ok(("b", 0)));
}

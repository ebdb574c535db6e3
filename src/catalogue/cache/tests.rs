use super::{super::clock::by_hand, Aged, AnswerCheck, Cache, CachePolicy, LoadRequest, Loaded};
use futures::{FutureExt, future::BoxFuture};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

const TERMS: CachePolicy = CachePolicy {
    name: "tests",
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
    hand: by_hand::ManualClock,
    loads: Arc<AtomicU32>,
}

impl Scene {
    fn new() -> Self {
        Self::with(TERMS)
    }

    fn with(terms: CachePolicy) -> Self {
        let (clock, hand) = by_hand::clock();
        let judgement = AnswerCheck { is_empty: |v: &&str| v.is_empty(), pause: |_| Duration::from_secs(2) };
        Self { cache: Cache::new(terms, judgement, clock), hand, loads: Arc::default() }
    }

    fn upstream(
        &self,
        says: Answer,
    ) -> impl FnOnce(LoadRequest) -> BoxFuture<'static, Result<Loaded<&'static str>, &'static str>> + use<>
    {
        let loads = self.loads.clone();
        move |_| {
            let load = async move {
                tokio::task::yield_now().await;
                loads.fetch_add(1, Ordering::SeqCst);
                says.map(|value| Loaded { value, age: Duration::ZERO })
            };
            load.boxed()
        }
    }

    /// Asks while upstream says so; what is answered, at which age.
    async fn ask(&self, says: Answer) -> Result<(&'static str, u64), &'static str> {
        plain(self.cache.get(1, self.upstream(says)).await)
    }

    async fn ask_within(&self, limit: u64, says: Answer) -> Result<(&'static str, u64), &'static str> {
        plain(self.cache.get_within(1, Duration::from_secs(limit), self.upstream(says)).await)
    }

    async fn ask_rather(&self, says: Answer) -> Result<(&'static str, u64), &'static str> {
        let (fresh, kept) = (Duration::from_secs(15), Duration::from_mins(15));
        plain(self.cache.get_rather(1, fresh, kept, self.upstream(says)).await)
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
    let stuck = scene.cache.get(1, |_| std::future::pending());
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

#[tokio::test]
async fn who_only_looks_takes_an_older_answer_when_there_is_no_newer_one() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(14);
    assert_eq!(scene.ask_rather(Ok("b")).await, Ok(("a", 14)));
    scene.hand.turn(1);
    assert_eq!(scene.ask_rather(Err("short")).await, Ok(("a", 15)));
    scene.hand.turn(2);
    assert_eq!(scene.ask_within(15, Err("short")).await, Err("short"), "who pays does not");
    scene.hand.turn(2);
    assert_eq!(scene.ask_rather(Ok("b")).await, Ok(("b", 0)));
    scene.hand.turn(900);
    assert_eq!(scene.ask_rather(Err("short")).await, Err("short"), "kept no longer");
}

#[tokio::test]
async fn a_load_knows_whether_there_is_something_else_to_give() {
    let scene = Scene::new();
    let needs = Arc::new(std::sync::Mutex::new(Vec::new()));
    let load = |value| {
        let needs = needs.clone();
        move |need: LoadRequest| async move {
            needs.lock().unwrap().push((need.is_refresh, need.within.as_secs()));
            Ok(Loaded { value, age: Duration::ZERO })
        }
    };
    scene.cache.get(1, load("a")).await.unwrap();
    scene.hand.turn(100);
    scene.cache.get(1, load("b")).await.unwrap();
    scene.loads_after_the_background().await;
    scene.hand.turn(20);
    scene.cache.get_within(1, Duration::from_secs(15), load("c")).await.unwrap();
    scene.hand.turn(20);
    scene.cache.get_rather(1, Duration::from_secs(15), Duration::from_mins(1), load("d")).await.unwrap();
    assert_eq!(*needs.lock().unwrap(), [(false, 100), (true, 100), (false, 15), (true, 15)]);
}

#[tokio::test]
async fn nobody_waits_long_for_a_newer_answer_than_the_one_at_hand() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(20);
    let hangs = || |_| std::future::pending();
    let (fresh, kept) = (Duration::from_secs(15), Duration::from_mins(15));
    for _ in 0..2 {
        let asked = scene.cache.get_rather(1, fresh, kept, hangs());
        assert_eq!(plain(asked.await), Ok(("a", 20)));
    }
}

#[tokio::test]
async fn what_an_earlier_run_left_is_given_at_once_and_asked_for_again() {
    let scene = Scene::new();
    let left = |_: &u8| {
        let left = Loaded { value: "left", age: Duration::from_secs(500) };
        async move { Some(left) }.boxed()
    };
    let cache = scene.cache.clone().recalling(Arc::new(left));
    assert_eq!(plain(cache.get(1, scene.upstream(Ok("a"))).await), Ok(("left", 500)));
    scene.loads_after_the_background().await;
    assert_eq!(plain(cache.get(1, scene.upstream(Ok("b"))).await), Ok(("a", 0)));
    let paid = cache.get_within(2, Duration::from_secs(15), scene.upstream(Err("down"))).await;
    assert_eq!(plain(paid), Err("down"), "nobody pays by what an earlier run left");
    scene.hand.turn(2);
    let paid = cache.get_within(2, Duration::from_secs(5_000), scene.upstream(Err("down"))).await;
    assert_eq!(plain(paid), Err("down"), "however young it is");
}

#[tokio::test]
async fn an_answer_from_elsewhere_is_as_old_as_it_is() {
    let scene = Scene::new();
    let elsewhere = |_| async { Ok(Loaded { value: "a", age: Duration::from_mins(1) }) };
    assert_eq!(plain(scene.cache.get(1, elsewhere).await), Ok(("a", 60)));
    scene.hand.turn(39);
    assert_eq!(scene.ask(Ok("b")).await, Ok(("a", 99)));
    scene.hand.turn(1);
    assert_eq!(scene.ask(Ok("b")).await, Ok(("a", 100)));
    assert_eq!(scene.loads_after_the_background().await, 1);
}

#[tokio::test]
async fn an_answer_lags_when_it_is_old_and_cannot_be_renewed() {
    let scene = Scene::new();
    let lag = || scene.cache.lag(&1).map(|lag| lag.as_secs());
    scene.ask(Ok("a")).await.unwrap();
    scene.hand.turn(100);
    assert_eq!(lag(), None, "nobody has tried to renew it");
    scene.ask(Err("down")).await.unwrap();
    scene.loads_after_the_background().await;
    assert_eq!(lag(), Some(100));
    scene.hand.turn(2);
    scene.ask(Ok("b")).await.unwrap();
    scene.loads_after_the_background().await;
    assert_eq!(lag(), None);
}

use super::{super::clock::manual, Aged, AnswerCheck, Cache, CachePolicy, LoadRequest, Loaded};
use futures::{FutureExt, future::BoxFuture};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

const POLICY: CachePolicy = CachePolicy {
    name: "tests",
    fresh: Duration::from_secs(100),
    stale: Duration::from_secs(1_000),
    kept: Duration::from_secs(10_000),
    empty: Duration::from_secs(30),
    ignore_empty_for: Duration::from_secs(500),
    keys: 10,
};

type Answer = Result<&'static str, &'static str>;

/// A cache with a manual clock, and an upstream that counts its loads.
struct Scene {
    cache: Cache<u8, &'static str, &'static str>,
    time: manual::ManualClock,
    loads: Arc<AtomicU32>,
}

impl Scene {
    fn new() -> Self {
        Self::with(POLICY)
    }

    fn with(policy: CachePolicy) -> Self {
        let (clock, time) = manual::clock();
        let check = AnswerCheck { is_empty: |v: &&str| v.is_empty(), pause: |_| Duration::from_secs(2) };
        Self { cache: Cache::new(policy, check, clock), time, loads: Arc::default() }
    }

    fn upstream(
        &self,
        answer: Answer,
    ) -> impl FnOnce(LoadRequest) -> BoxFuture<'static, Result<Loaded<&'static str>, &'static str>> + use<>
    {
        let loads = self.loads.clone();
        move |_| {
            let load = async move {
                tokio::task::yield_now().await;
                loads.fetch_add(1, Ordering::SeqCst);
                answer.map(|value| Loaded { value, age: Duration::ZERO })
            };
            load.boxed()
        }
    }

    /// Requests the answer while upstream answers `says`. Returns the answer and its age in
    /// seconds.
    async fn ask(&self, answer: Answer) -> Result<(&'static str, u64), &'static str> {
        plain(self.cache.get(1, self.upstream(answer)).await)
    }

    async fn ask_within(&self, limit: u64, answer: Answer) -> Result<(&'static str, u64), &'static str> {
        plain(self.cache.get_within(1, Duration::from_secs(limit), self.upstream(answer)).await)
    }

    async fn ask_fresh_or_kept(&self, answer: Answer) -> Result<(&'static str, u64), &'static str> {
        let (fresh, kept) = (Duration::from_secs(15), Duration::from_mins(15));
        plain(self.cache.get_fresh_or_kept(1, fresh, kept, self.upstream(answer)).await)
    }

    async fn background_loads(&self) -> u32 {
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
async fn fresh_answer_is_served_without_a_load() {
    let scene = Scene::new();
    assert_eq!(scene.ask(Ok("a")).await, Ok(("a", 0)));
    scene.time.advance(99);
    assert_eq!(scene.ask(Ok("b")).await, Ok(("a", 99)));
    assert_eq!(scene.background_loads().await, 1);
}

#[tokio::test]
async fn stale_answer_is_served_while_one_task_reloads() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(100);
    for _ in 0..5 {
        assert_eq!(scene.ask(Ok("b")).await, Ok(("a", 100)));
    }
    assert_eq!(scene.background_loads().await, 2);
    assert_eq!(scene.ask(Ok("c")).await, Ok(("b", 0)));
}

#[tokio::test]
async fn old_answer_is_reloaded_first() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(1_000);
    assert_eq!(scene.ask(Ok("b")).await, Ok(("b", 0)));
}

#[tokio::test]
async fn last_good_copy_is_served_when_upstream_fails() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(9_999);
    assert_eq!(scene.ask(Err("down")).await, Ok(("a", 9_999)));
    scene.time.advance(2);
    assert_eq!(scene.ask(Err("down")).await, Err("down"), "not kept any longer");
}

#[tokio::test]
async fn failing_upstream_is_called_once_in_two_seconds() {
    let scene = Scene::new();
    for _ in 0..5 {
        assert_eq!(scene.ask(Err("down")).await, Err("down"));
    }
    assert_eq!(scene.background_loads().await, 1);
    scene.time.advance(2);
    assert_eq!(scene.ask(Ok("a")).await, Ok(("a", 0)));
}

#[tokio::test]
async fn failed_background_load_pauses_reloads() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(100);
    for _ in 0..5 {
        assert_eq!(scene.ask(Err("down")).await, Ok(("a", 100)));
        scene.background_loads().await;
    }
    assert_eq!(scene.background_loads().await, 2);
}

#[tokio::test]
async fn empty_answer_is_served_for_seconds_only() {
    let scene = Scene::new();
    assert_eq!(scene.ask(Ok("")).await, Ok(("", 0)));
    scene.time.advance(29);
    assert_eq!(scene.ask(Ok("a")).await, Ok(("", 29)));
    scene.time.advance(1);
    assert_eq!(scene.ask(Err("down")).await, Err("down"), "an empty answer is not a good copy");
    scene.time.advance(2);
    assert_eq!(scene.ask(Ok("a")).await, Ok(("a", 0)));
}

#[tokio::test]
async fn young_copy_takes_precedence_over_an_empty_answer() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(499);
    assert_eq!(scene.ask(Ok("")).await, Ok(("a", 499)));
    assert_eq!(scene.background_loads().await, 2);
    scene.time.advance(29);
    assert_eq!(scene.ask(Ok("")).await, Ok(("a", 528)));
    assert_eq!(scene.background_loads().await, 2, "reloaded after 30 s only");
    scene.time.advance(600);
    assert_eq!(scene.ask_within(1, Ok("")).await, Ok(("", 0)), "in the end the empty answer is used");
}

#[tokio::test]
async fn age_limit_is_never_exceeded() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(14);
    assert_eq!(scene.ask_within(15, Ok("b")).await, Ok(("a", 14)));
    scene.time.advance(1);
    assert_eq!(scene.ask_within(15, Err("down")).await, Err("down"));
    scene.time.advance(2);
    assert_eq!(scene.ask_within(15, Ok("b")).await, Ok(("b", 0)));
    assert_eq!(scene.ask(Ok("c")).await, Ok(("b", 0)), "callers without a limit share the copy");
}

#[tokio::test]
async fn concurrent_callers_share_one_load() {
    let scene = Scene::new();
    let all = futures::future::join_all((0..50).map(|_| scene.ask(Ok("a")))).await;
    assert!(all.into_iter().all(|answer| answer == Ok(("a", 0))));
    assert_eq!(scene.background_loads().await, 1);
}

#[tokio::test]
async fn cancelled_caller_does_not_block_the_next() {
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
async fn viewer_gets_an_older_answer_when_a_reload_fails() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(14);
    assert_eq!(scene.ask_fresh_or_kept(Ok("b")).await, Ok(("a", 14)));
    scene.time.advance(1);
    assert_eq!(scene.ask_fresh_or_kept(Err("short")).await, Ok(("a", 15)));
    scene.time.advance(2);
    assert_eq!(scene.ask_within(15, Err("short")).await, Err("short"), "a buyer does not");
    scene.time.advance(2);
    assert_eq!(scene.ask_fresh_or_kept(Ok("b")).await, Ok(("b", 0)));
    scene.time.advance(900);
    assert_eq!(scene.ask_fresh_or_kept(Err("short")).await, Err("short"), "not kept any longer");
}

#[tokio::test]
async fn load_request_says_whether_there_is_a_copy() {
    let scene = Scene::new();
    let requests = Arc::new(std::sync::Mutex::new(Vec::new()));
    let load = |value| {
        let requests = requests.clone();
        move |request: LoadRequest| async move {
            requests.lock().unwrap().push((request.is_refresh, request.within.as_secs()));
            Ok(Loaded { value, age: Duration::ZERO })
        }
    };
    scene.cache.get(1, load("a")).await.unwrap();
    scene.time.advance(100);
    scene.cache.get(1, load("b")).await.unwrap();
    scene.background_loads().await;
    scene.time.advance(20);
    scene.cache.get_within(1, Duration::from_secs(15), load("c")).await.unwrap();
    scene.time.advance(20);
    scene
        .cache
        .get_fresh_or_kept(1, Duration::from_secs(15), Duration::from_mins(1), load("d"))
        .await
        .unwrap();
    assert_eq!(*requests.lock().unwrap(), [(false, 100), (true, 100), (false, 15), (true, 15)]);
}

#[tokio::test]
async fn caller_with_a_copy_does_not_wait_long() {
    let scene = Scene::new();
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(20);
    let hangs = || |_| std::future::pending();
    let (fresh, kept) = (Duration::from_secs(15), Duration::from_mins(15));
    for _ in 0..2 {
        let asked = scene.cache.get_fresh_or_kept(1, fresh, kept, hangs());
        assert_eq!(plain(asked.await), Ok(("a", 20)));
    }
}

#[tokio::test]
async fn saved_copy_is_served_at_once_and_reloaded() {
    let scene = Scene::new();
    let saved = |_: &u8| {
        let copy = Loaded { value: "saved", age: Duration::from_secs(500) };
        async move { Some(copy) }.boxed()
    };
    let cache = scene.cache.clone().with_recall(Arc::new(saved));
    assert_eq!(plain(cache.get(1, scene.upstream(Ok("a"))).await), Ok(("saved", 500)));
    scene.background_loads().await;
    assert_eq!(plain(cache.get(1, scene.upstream(Ok("b"))).await), Ok(("a", 0)));
    let paid = cache.get_within(2, Duration::from_secs(15), scene.upstream(Err("down"))).await;
    assert_eq!(plain(paid), Err("down"), "no payment relies on a saved copy");
    scene.time.advance(2);
    let paid = cache.get_within(2, Duration::from_secs(5_000), scene.upstream(Err("down"))).await;
    assert_eq!(plain(paid), Err("down"), "however young it is");
}

#[tokio::test]
async fn age_of_an_answer_from_another_source_counts() {
    let scene = Scene::new();
    let from_peer = |_| async { Ok(Loaded { value: "a", age: Duration::from_mins(1) }) };
    assert_eq!(plain(scene.cache.get(1, from_peer).await), Ok(("a", 60)));
    scene.time.advance(39);
    assert_eq!(scene.ask(Ok("b")).await, Ok(("a", 99)));
    scene.time.advance(1);
    assert_eq!(scene.ask(Ok("b")).await, Ok(("a", 100)));
    assert_eq!(scene.background_loads().await, 1);
}

#[tokio::test]
async fn lag_is_the_age_of_an_answer_that_cannot_be_reloaded() {
    let scene = Scene::new();
    let lag = || scene.cache.lag(&1).map(|lag| lag.as_secs());
    scene.ask(Ok("a")).await.unwrap();
    scene.time.advance(100);
    assert_eq!(lag(), None, "no reload was attempted");
    scene.ask(Err("down")).await.unwrap();
    scene.background_loads().await;
    assert_eq!(lag(), Some(100));
    scene.time.advance(2);
    scene.ask(Ok("b")).await.unwrap();
    scene.background_loads().await;
    assert_eq!(lag(), None);
}

// The behavior of every page before its WebAssembly runs, or without it. No framework and no build step.

// If the visitor leaves during a view transition, its rejected promises are not errors.
for (const eventName of ["pageswap", "pagereveal"]) {
  addEventListener(eventName, ({ viewTransition }) => {
    for (const name of ["ready", "finished", "updateCallbackDone"]) viewTransition?.[name]?.catch(() => {});
  });
}

// Styles show the elements that need scripts only where scripts run.
document.documentElement.dataset.scripts = "";

// Leptos starts the WebAssembly when the browser is idle. A browser that is busy, or draws no frame, may never
// be, so the wait has a limit.
const START_LIMIT_MS = 500;
const whenIdle = window.requestIdleCallback?.bind(window);
if (whenIdle) {
  window.requestIdleCallback = (callback, options) => whenIdle(callback, { timeout: START_LIMIT_MS, ...options });
}

// A page works without its WebAssembly, because it consists of plain links and forms. So a bundle that does
// not load is logged as info, not as an error. A view transition that the browser skips, because the old
// page's snapshot comes too late, is not reported at all: no event hands out that transition, so its promise
// cannot be caught.
let isBundleLost = false;
addEventListener("unhandledrejection", (event) => {
  const { reason } = event;
  const isWasmMissing = reason instanceof TypeError && /fetch|import/i.test(reason.message);
  const isTransitionSkipped = reason instanceof DOMException && /transition/i.test(reason.message);
  if (isWasmMissing) console.info(`This page goes without its WebAssembly: ${reason.message}`);
  if (isWasmMissing || isTransitionSkipped) event.preventDefault();
  if (isWasmMissing) isBundleLost = true;
  checkForWasmFailure(reason);
});
addEventListener("error", ({ error }) => checkForWasmFailure(error));

// WebAssembly that did not compile never runs. WebAssembly that trapped could still be called, which must not
// happen: from then on the page works as if there were none.
let isDead = false;
function checkForWasmFailure(error) {
  if (!(error instanceof Error) || !/wasm|webassembly/i.test(`${error.message} ${error.stack}`)) return;
  isBundleLost = true;
  if (error.name !== "RuntimeError" || isDead) return;
  isDead = true;
  for (const island of document.querySelectorAll("[data-live]")) island.removeAttribute("data-live");
  for (const button of document.querySelectorAll("leptos-island button:disabled")) button.disabled = false;
}

// The shop's root URL redirects to the language and country of the last visited page.
const [, locale] = location.pathname.split("/");
if (/^[a-z]{2}-[a-z]{2}$/.test(locale)) {
  document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`;
}

// Pages that are worth printing have a print button, which needs this script. The browser's own print command
// needs none.
addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-print]")) print();
});

// Shows the number of items in the cart. The page itself is the same for all visitors. Back and forward
// navigation may show a page from before the number changed.
addEventListener("pageshow", () => {
  const count = Number(document.cookie.match(/(?:^|; )cart-count=(\d{1,2})(?:;|$)/)?.[1] ?? 0);
  for (const place of document.querySelectorAll("[data-cart-count]")) {
    place.hidden = count === 0;
    place.textContent = String(count);
  }
});

// Copy buttons. If the clipboard is not available, show the text, selected, with a hint on how to copy it.
addEventListener("click", async ({ target }) => {
  const button = target instanceof Element && target.closest("[data-copy]");
  if (!button) return;
  const [status, byHand] = ["[role=status]", ".copier__by-hand"].map((part) => button.parentElement.querySelector(part));
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    byHand.hidden = false;
    byHand.firstElementChild.textContent = button.dataset.copy;
    getSelection().selectAllChildren(byHand.firstElementChild);
    status.textContent = byHand.lastElementChild.textContent;
    return;
  }
  byHand.hidden = true;
  button.dataset.copied = "";
  status.textContent = button.lastElementChild.textContent;
  await pause(2_000);
  delete button.dataset.copied;
  status.textContent = "";
});

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

// Without WebAssembly, a price is not left next to another choice. This requests the new price, just as the
// form's button would.
let latestRequest = 0;
addEventListener("input", async ({ target }) => {
  const form = target instanceof Element && target.closest("form:not([data-live])");
  const button = form && form.querySelector(".price__ask");
  if (!button) return;
  form.dataset.stale = "";
  latestRequest += 1;
  const request = latestRequest;
  await pause(700);
  if (request !== latestRequest || !form.isConnected || form.hasAttribute("data-live")) return;
  const fields = new URLSearchParams(new FormData(form));
  fields.append(button.name, button.value);
  const isPost = form.getAttribute("method") === "post";
  const { formAction } = button;
  const response = isPost ? fetch(formAction, { method: "POST", body: fields }) : fetch(`${formAction}?${fields}`);
  const text = await response.then((answer) => answer.text()).catch(() => undefined);
  if (text === undefined) return;
  const page = new DOMParser().parseFromString(text, "text/html");
  const [old, fresh] = [form, page].map((place) => place.querySelector(".price"));
  if (request !== latestRequest || !form.isConnected || form.hasAttribute("data-live")) return;
  if (!fresh || !old) return form.requestSubmit(button);
  old.replaceWith(fresh);
  delete form.dataset.stale;
}, true);

// Events of the page must not reach WebAssembly that trapped.
for (const kind of ["submit", "input"]) {
  addEventListener(kind, (event) => isDead && event.stopImmediatePropagation(), true);
}

// Without WebAssembly, the order page reloads every ten seconds, but not while the shopper reads the details
// for support. As long as the WebAssembly may still be loading over a slow connection, the page reloads only
// if the order changed, because a reload starts the download again.
const BUNDLE_LIMIT_MS = 120_000;
addEventListener("DOMContentLoaded", () => {
  const find = () => document.querySelector("[data-testid=order]");
  if (!find() || find().hasAttribute("data-settled")) return;
  setInterval(async () => {
    const isPaused = () => find().hasAttribute("data-live") || find().querySelector("#support[open]");
    if (isPaused()) return;
    const mayStillLoad = !isBundleLost && performance.now() < BUNDLE_LIMIT_MS;
    if (mayStillLoad && !(await hasChanged(find()))) return;
    if (!isPaused()) location.reload();
  }, 10_000);
});

// Whether the shop reports another state of the order than the page shows.
async function hasChanged(order) {
  const answer = await fetch(`/api/orders/${location.pathname.split("/")[3]}`).catch(() => undefined);
  if (!answer?.ok) return false;
  const { state, phase, settled, payment } = await answer.json();
  const shown = order.querySelector("[data-testid=pay-amount]")?.dataset.amount;
  const isSame = order.dataset.state === state && order.dataset.phase === phase.replaceAll("_", "-");
  return !isSame || payment?.amount !== shown || settled !== "settled" in order.dataset;
}

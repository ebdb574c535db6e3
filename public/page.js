// What every page does before, or without, its WebAssembly. No framework, nothing to build.

// A page that is left while it glides in has nothing to report.
for (const moment of ["pageswap", "pagereveal"]) {
  addEventListener(moment, ({ viewTransition }) => {
    for (const end of ["ready", "finished", "updateCallbackDone"]) viewTransition?.[end]?.catch(() => {});
  });
}

// What only scripts can do is shown where scripts run.
document.documentElement.dataset.scripts = "";

// Without its WebAssembly a page is plain links and forms, and works: a remark, no error. When the picture of the page
// before comes too late for a glide, there is nothing to report at all: such a transition was never handed out.
let isBundleLost = false;
addEventListener("unhandledrejection", (event) => {
  const { reason } = event;
  const withoutWasm = reason instanceof TypeError && /fetch|import/i.test(reason.message);
  const withoutGlide = reason instanceof DOMException && /transition/i.test(reason.message);
  if (withoutWasm) console.info(`This page goes without its WebAssembly: ${reason.message}`);
  if (withoutWasm || withoutGlide) event.preventDefault();
  if (withoutWasm) isBundleLost = true;
  hearOf(reason);
});
addEventListener("error", ({ error }) => hearOf(error));

// WebAssembly that could not be compiled never runs. One that trapped may still be called, and must not be: the page
// goes on as if there were none.
let isDead = false;
function hearOf(error) {
  if (!(error instanceof Error) || !/wasm|webassembly/i.test(`${error.message} ${error.stack}`)) return;
  isBundleLost = true;
  if (error.name !== "RuntimeError" || isDead) return;
  isDead = true;
  for (const island of document.querySelectorAll("[data-live]")) island.removeAttribute("data-live");
  for (const button of document.querySelectorAll("leptos-island button:disabled")) button.disabled = false;
}

// The shop's front door leads back to the language and country that were read last.
const [, locale] = location.pathname.split("/");
if (/^[a-z]{2}-[a-z]{2}$/.test(locale)) {
  document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`;
}

// Every browser prints by itself; with scripts there is a button for it where printing is worth it.
addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-print]")) print();
});

// How much is in the cart; pages themselves are the same for everybody. Back and forward may have changed it.
addEventListener("pageshow", () => {
  const count = Number(document.cookie.match(/(?:^|; )cart-count=(\d{1,2})(?:;|$)/)?.[1] ?? 0);
  for (const place of document.querySelectorAll("[data-cart-count]")) {
    place.hidden = count === 0;
    place.textContent = String(count);
  }
});

// Copy buttons. Where the clipboard is out of reach, the text is shown and selected, with a word about how to copy it.
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

// A price that nothing keeps alive is not left standing beside another choice: it is asked for as its button would.
let asked = 0;
addEventListener("input", async ({ target }) => {
  const form = target instanceof Element && target.closest("form:not([data-live])");
  const button = form && form.querySelector(".price__ask");
  if (!button) return;
  form.dataset.stale = "";
  asked += 1;
  const turn = asked;
  await pause(700);
  if (turn !== asked || !form.isConnected || form.hasAttribute("data-live")) return;
  const fields = new URLSearchParams(new FormData(form));
  fields.append(button.name, button.value);
  const isPost = form.getAttribute("method") === "post";
  const { formAction } = button;
  const asking = isPost ? fetch(formAction, { method: "POST", body: fields }) : fetch(`${formAction}?${fields}`);
  const text = await asking.then((answer) => answer.text()).catch(() => undefined);
  if (text === undefined) return;
  const page = new DOMParser().parseFromString(text, "text/html");
  const [old, fresh] = [form, page].map((place) => place.querySelector(".price"));
  if (turn !== asked || !form.isConnected || form.hasAttribute("data-live")) return;
  if (!fresh || !old) return form.requestSubmit(button);
  old.replaceWith(fresh);
  delete form.dataset.stale;
}, true);

// What is pressed and typed does not reach WebAssembly that is dead.
for (const kind of ["submit", "input"]) {
  addEventListener(kind, (event) => isDead && event.stopImmediatePropagation(), true);
}

// An order that nothing keeps alive looks again by itself, but not while somebody reads the details for support. While
// its WebAssembly may be on its way, on a slow line, the page is not loaded again for nothing: that would start anew.
const BUNDLE_LIMIT_MS = 120_000;
addEventListener("DOMContentLoaded", () => {
  const find = () => document.querySelector("[data-testid=order]");
  if (!find() || find().hasAttribute("data-settled")) return;
  setInterval(async () => {
    const isHeld = () => find().hasAttribute("data-live") || find().querySelector("#support[open]");
    if (isHeld()) return;
    const isComing = !isBundleLost && performance.now() < BUNDLE_LIMIT_MS;
    if (isComing && !(await hasNews(find()))) return;
    if (!isHeld()) location.reload();
  }, 10_000);
});

// Whether the shop says something else of the order than the page does.
async function hasNews(order) {
  const answer = await fetch(`/api/orders/${location.pathname.split("/")[3]}`).catch(() => undefined);
  if (!answer?.ok) return false;
  const { state, phase, settled, payment } = await answer.json();
  const shown = order.querySelector("[data-testid=pay-amount]")?.dataset.amount;
  const isSame = order.dataset.state === state && order.dataset.phase === phase.replaceAll("_", "-");
  return !isSame || payment?.amount !== shown || settled !== "settled" in order.dataset;
}

// What every page does before, or without, its WebAssembly. No framework, nothing to build.

// A page that is left while it glides in has nothing to report.
for (const moment of ["pageswap", "pagereveal"]) {
  addEventListener(moment, ({ viewTransition }) => {
    for (const end of ["ready", "finished", "updateCallbackDone"]) viewTransition?.[end]?.catch(() => {});
  });
}

// Without its WebAssembly a page is plain links and forms, and works: a remark, no error. When the picture of the page
// before comes too late for a glide, there is nothing to report at all: such a transition was never handed out.
addEventListener("unhandledrejection", (event) => {
  const { reason } = event;
  const withoutWasm = reason instanceof TypeError && /fetch/i.test(reason.message);
  const withoutGlide = reason instanceof DOMException && /transition/i.test(reason.message);
  if (withoutWasm) console.info(`This page goes without its WebAssembly: ${reason.message}`);
  if (withoutWasm || withoutGlide) event.preventDefault();
});

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

// An order that nothing keeps alive looks again by itself, but not while somebody reads the details for support.
addEventListener("load", () => {
  const order = document.querySelector("[data-testid=order]");
  if (!order || order.hasAttribute("data-settled")) return;
  setInterval(() => {
    const held = order.hasAttribute("data-live") || order.querySelector("#support[open]");
    if (!held) location.reload();
  }, 10_000);
});

// What every page does before, or without, its WebAssembly. No framework, nothing to build.

// A page that is left while it glides in has nothing to report.
for (const moment of ["pageswap", "pagereveal"]) {
  addEventListener(moment, ({ viewTransition }) => {
    for (const end of ["ready", "finished", "updateCallbackDone"]) viewTransition?.[end]?.catch(() => {});
  });
}

// Without its WebAssembly a page is plain links and forms, and works; there is nothing to report either. Nor is there
// when the picture of the page before comes too late for a glide: such a transition was never handed out.
addEventListener("unhandledrejection", (event) => {
  const { reason } = event;
  const withoutWasm = reason instanceof TypeError && /fetch/i.test(reason.message);
  const withoutGlide = reason instanceof DOMException && /transition/i.test(reason.message);
  if (withoutWasm || withoutGlide) event.preventDefault();
});

// The shop's front door leads back to the language and country that were read last.
const [, locale] = location.pathname.split("/");
if (/^[a-z]{2}-[a-z]{2}$/.test(locale)) {
  document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`;
}

addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-print]")) print();
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

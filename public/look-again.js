// An order page that nothing keeps alive looks again by itself: no WebAssembly came, or it did not start.
const seconds = Number(document.currentScript?.dataset.seconds ?? 10);
setTimeout(() => {
  if (!document.querySelector("[data-testid=order][data-live]")) location.reload();
}, seconds * 1000);

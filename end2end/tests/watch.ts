// Records everything that a browser reports about a page: console errors and warnings (such as those of
// hydration), uncaught errors, violations of the content security policy, and layout shifts.
import { expect, type BrowserContext, type ConsoleMessage } from "@playwright/test";

/** Chromium reports policy violations and layout shifts only inside the page. A binding passes them on. */
const BINDING = "reportToWatch";

/**
 * On a busy machine, the browser may skip the transition between two pages and show the second one at once. It
 * reports this as a rejected promise that no script has created or could catch.
 */
const GLIDE_GIVEN_UP = "InvalidStateError: Transition was aborted because of invalid state. Page already revealed";

/** The page's own message if it could not load its WebAssembly, which is a fault if the network works. */
const WITHOUT_WASM = /^This page goes without its WebAssembly/;

type Complaint = { text: string; url: string };

export class Watch {
  private readonly complaints: Complaint[] = [];
  private readonly allowed: ((complaint: Complaint) => boolean)[] = [];

  /** For a test that provokes a message on purpose, such as by visiting a page that does not exist. */
  allow(pattern: RegExp) {
    this.allowed.push(({ text }) => pattern.test(text));
  }

  /** If nothing runs the WebAssembly, the browser reports that the page preloaded it in vain. */
  allowUnusedWasm() {
    this.allowed.push(({ text }) => /\.wasm was preloaded using link preload but not used/.test(text));
  }

  /**
   * The browser reports a request that the test aborts, and the loader that awaited it reports it once more.
   */
  allowAbortedWasm() {
    this.allowUnusedWasm();
    this.allowed.push(({ text, url }) => /net::ERR_FAILED/.test(text) && /\.wasm$/.test(url));
    this.allowed.push(({ text }) => /^uncaught: TypeError: Failed to fetch|^console\.info: This page goes/.test(text));
  }

  async over(context: BrowserContext) {
    context.on("console", (message) => this.hear(message));
    context.on("weberror", (error) => {
      if (String(error.error()) === GLIDE_GIVEN_UP) return;
      this.complaints.push({ text: `uncaught: ${String(error.error())}`, url: error.page()?.url() ?? "" });
    });
    await context.exposeBinding(BINDING, ({ page }, text: string) => {
      this.complaints.push({ text, url: page.url() });
    });
    await context.addInitScript(observe, BINDING);
  }

  /** Gives the open pages time to report problems in their last frames. */
  async settle(context: BrowserContext) {
    for (const page of context.pages()) {
      await page.waitForTimeout(100).catch(() => undefined);
    }
  }

  assertQuiet() {
    const heard = this.complaints.filter((complaint) => !this.allowed.some((fits) => fits(complaint)));
    expect(
      heard.map(({ text, url }) => `${text}\n    at ${url}`),
      "the browser complained",
    ).toEqual([]);
  }

  private hear(message: ConsoleMessage) {
    if (!["error", "warning", "assert"].includes(message.type()) && !WITHOUT_WASM.test(message.text())) return;
    this.complaints.push({
      text: `console.${message.type()}: ${message.text()}`,
      url: message.location().url || (message.page()?.url() ?? ""),
    });
  }
}

/** Runs in the page, before its own scripts. */
function observe(binding: string) {
  const report = (text: string) => (window as unknown as Record<string, (text: string) => void>)[binding]?.(text);

  document.addEventListener("securitypolicyviolation", (violation) => {
    report(`policy: ${violation.effectiveDirective} blocked ${violation.blockedURI} ${violation.sample}`);
  });

  type Shift = PerformanceEntry & {
    value: number;
    hadRecentInput: boolean;
    sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  };
  const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(" ");
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as Shift[]) {
      if (shift.hadRecentInput || shift.value === 0) continue;
      const moved = shift.sources.map(({ node, previousRect, currentRect }) => {
        const name = node instanceof Element ? node.outerHTML.slice(0, 120) : node?.nodeName;
        return `${name} [${place(previousRect)}] -> [${place(currentRect)}]`;
      });
      report(`layout shift of ${shift.value.toFixed(4)}: ${moved.join("; ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

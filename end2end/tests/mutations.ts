// What others do to a page before its WebAssembly arrives: a translator, a phone, a password manager, a
// proxy.
import type { Page } from "@playwright/test";

const WASM = /\.wasm(\?|$)/;

/** Opens a page whose WebAssembly arrives only after the page was changed. */
export async function openChanged(page: Page, url: string, change: () => void) {
  let release = () => {};
  const isChanged = new Promise<void>((resolve) => (release = resolve));
  await page.route(WASM, async (route) => {
    await isChanged;
    await route.continue();
  });
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await page.evaluate(change);
  release();
}

/** Opens a page whose comments were removed on the way. */
export async function openWithoutComments(page: Page, url: string) {
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<!(?:--.*?--)?>/gs, "");
    await route.fulfill({ response, body });
  });
  await page.goto(url);
}

/** Runs in the page, like those below. Wraps every text in an element, now and later, as translators do. */
export function translate() {
  const texts = (root: Node) => {
    const found: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const isText = node instanceof Text && node.data.trim() !== "";
      if (isText && !node.parentElement?.closest("font, script, style")) found.push(node as Text);
    }
    return found;
  };
  const replace = (root: Node) => {
    for (const text of texts(root)) {
      const font = document.createElement("font");
      font.textContent = text.data;
      text.replaceWith(font);
    }
  };
  replace(document.body);
  new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) if (node.isConnected) replace(node);
  }).observe(document.body, { childList: true, subtree: true });
}

/** An iPhone turns amounts and times into links. */
export function linkNumbers() {
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  for (const text of found) {
    const number = /\d[\d.:]{2,}/.exec(text.data);
    if (!number || text.parentElement?.closest("script, style, a")) continue;
    const rest = text.splitText(number.index);
    rest.splitText(number[0].length);
    const link = document.createElement("a");
    link.href = "tel:0";
    rest.replaceWith(link);
    link.append(rest);
  }
}

/** A password manager adds its own element after every field and to every form. */
export function addElements() {
  for (const field of document.querySelectorAll("input, textarea")) {
    field.insertAdjacentHTML("afterend", "<password-manager-icon data-lastpass='1'></password-manager-icon>");
  }
  for (const island of document.querySelectorAll("leptos-island")) island.prepend(document.createElement("grammar-helper"));
}

/** Replaces nodes without changing their number. It is the one change that hydration cannot detect. */
export function exchangeNodes() {
  const walker = document.createTreeWalker(document.querySelector("leptos-island") ?? document.body, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest("leptos-children")) found.push(walker.currentNode as Text);
  for (const text of found) text.replaceWith(document.createElement("wbr"));
}

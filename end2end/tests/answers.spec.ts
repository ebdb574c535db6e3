// The shop's responses, without rendering pages: statuses, headers, and access control.
import { expect, test } from "./shop.ts";

const NOWHERE = "00000000000000000000000000000000";

for (const [path, status] of [
  ["/en-us", 200],
  ["/en-us/brands", 200],
  ["/en-us/brands?q=northstar&page=1", 200],
  ["/en-us/top-up", 200],
  ["/en-us/esim", 200],
  ["/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana", 200],
  ["/en-us/orders", 200],
  ["/robots.txt", 200],
  ["/sitemap.xml", 200],
  ["/livez", 200],
  ["/readyz", 200],
  ["/en-us/brands/no-such-brand", 404],
  [`/en-us/orders/${NOWHERE}`, 404],
  [`/api/orders/${NOWHERE}`, 404],
  [`/api/orders/${NOWHERE}/subscribe`, 404],
  ["/en-us/orders/not-an-id", 404],
  ["/xx-yy", 404],
  ["/en-us/nothing-here", 404],
  ["/pkg/no-such-file.js", 404],
  ["/en-us/brands?page=many", 400],
  ["/en-us/brands?page=0", 400],
  ["/en-us/brands?sort=sideways", 400],
  ["/en-us/brands?kind=unicorn", 400],
] as const) {
  test(`${status} ${path}`, async ({ request }) => {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status()).toBe(status);
  });
}

test("303 / to a locale, and no shared cache stores it for a single language", async ({ request }) => {
  const answer = await request.get("/", { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers().location).toMatch(/\/[a-z]{2}-[a-z]{2}$/);
  const { vary = "", "cache-control": cache = "" } = answer.headers();
  expect(/accept-language/i.test(vary) || /no-store|private/.test(cache)).toBe(true);
});

for (const path of ["/en-us", "/en-us/brands", "/en-us/brands/no-such-brand", "/en-us/orders"]) {
  test(`${path} blocks foreign content`, async ({ request }) => {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/script-src[^;]*('nonce-[^']{16,}'|'sha256-[^']{44}')/);
    expect(policy).toContain("'wasm-unsafe-eval'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toBeTruthy();
  });
}

test("a nonce is used once, and a cached page has none", async ({ request }) => {
  const nonce = async (path: string) =>
    /'nonce-([^']+)'/.exec((await request.get(path)).headers()["content-security-policy"] ?? "")?.[1];
  expect(await nonce("/en-us/orders")).toBeTruthy();
  expect(await nonce("/en-us/orders")).not.toBe(await nonce("/en-us/orders"));
  expect(await nonce("/en-us")).toBeUndefined();
});

for (const path of ["/en-us/orders", `/en-us/orders/${NOWHERE}`, `/api/orders/${NOWHERE}`]) {
  test(`${path} is never stored`, async ({ request }) => {
    expect((await request.get(path)).headers()["cache-control"]).toContain("no-store");
  });
}

test("checkout and the order are never stored", async ({ shopper, page }) => {
  const seen: Record<string, string> = {};
  page.on("response", (response) => {
    if (response.request().isNavigationRequest()) seen[new URL(response.url()).pathname] = response.headers()["cache-control"] ?? "";
  });
  const order = new URL(await shopper.buy()).pathname;
  expect(seen["/en-us/checkout"]).toContain("no-store");
  expect(seen[order]).toContain("no-store");
});

test("scripts and styles have hashed names, are cached forever and sent as brotli", async ({ request }) => {
  const page = await (await request.get("/en-us")).text();
  const files = [...new Set(page.match(/\/pkg\/[^"'\s)]+\.(js|css|wasm)/g) ?? [])];
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const file of files) {
    const answer = await request.get(file, { headers: { "Accept-Encoding": "br" } });
    expect(answer.status(), file).toBe(200);
    expect(file).toMatch(/kiosk\.[^/]+\.(js|css|wasm)$/);
    expect(answer.headers()["cache-control"], file).toContain("immutable");
    expect(answer.headers()["content-encoding"], file).toBe("br");
    expect(answer.headers().vary, file).toMatch(/accept-encoding/i);
  }
  expect((await request.get("/pkg/no-such-file.js")).headers()["cache-control"] ?? "").not.toContain("immutable");
});

test("a form from another site is refused", async ({ request, baseURL }) => {
  const foreign: Record<string, string>[] = [
    { Origin: "https://evil.example" },
    { "Sec-Fetch-Site": "cross-site", Origin: baseURL ?? "" },
    { Origin: "null" },
  ];
  for (const headers of foreign) {
    for (const path of ["/en-us/checkout", "/en-us/cart", "/en-us/orders", "/api/codes"]) {
      const answer = await request.post(path, { headers, form: { email: "buyer@example.test" }, maxRedirects: 0 });
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
});

test("a Host header does not become the shop's origin", async ({ request }) => {
  const answer = await request.get("/en-us", { headers: { Host: "evil.example" } });
  expect(await answer.text()).not.toContain("evil.example");
});

test("pages contain no upstream secrets", async ({ shopper, page }) => {
  await shopper.buy();
  const order = await page.content();
  expect(order).not.toMatch(/v5\/orders|partner[-_ ]?id|\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/i);
});

test("an order is hidden from others", async ({ shopper, stranger }) => {
  const order = new URL(await shopper.buy()).pathname;
  const id = order.split("/").at(-1);
  const asked = stranger.page.context().request;
  for (const path of [order, `/api/orders/${id}`, `/api/orders/${id}/subscribe`]) {
    const answer = await asked.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).not.toContain("Northstar");
  }
});

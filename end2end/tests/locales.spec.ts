// The shop in other languages, up to the checkout: nothing is untranslated or broken.
import { expect, test } from "./shop.ts";

const BUY_NOW = /buy now|comprar ahora|compra(re)? (ora|subito)|acquista (ora|subito)|立即购买|马上购买/i;

const LOCALES = [
  { locale: "en-us", lang: /^en(-US)?$/ },
  { locale: "es-es", lang: /^es(-ES)?$/ },
  { locale: "it-it", lang: /^it(-IT)?$/ },
  { locale: "zh-cn", lang: /^zh(-(CN|Hans|Hans-CN))?$/ },
];

for (const { locale, lang } of LOCALES) {
  test(`${locale}: the first page is in its language`, async ({ page }) => {
    await page.goto(`/${locale}`);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page).toHaveTitle(/\S/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("searchbox")).toBeVisible();
    expect(await untranslated(page)).toEqual([]);
    for (const other of LOCALES) {
      await expect(page.locator(`link[rel=alternate][href$="/${other.locale}"]`)).toHaveCount(1);
    }
  });

  test(`${locale}: a shopper gets as far as the checkout`, async ({ page }) => {
    await page.goto(`/${locale}/brands`);
    await page.getByTestId("brand-card").getByRole("link").first().click();
    await page.waitForURL(new RegExp(`/${locale}/brands/.`));
    const radios = page.getByRole("group").first().getByRole("radio");
    if (await radios.count()) await radios.first().check();
    await page.getByRole("button", { name: BUY_NOW }).first().click();
    await page.waitForURL(new RegExp(`/${locale}/checkout`));
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.locator("input[type=email]")).toBeVisible();
    expect(await untranslated(page)).toEqual([]);
  });
}

test("the first visit is redirected to the browser's preferred language", async ({ request }) => {
  for (const [asked, given] of [
    ["it-IT,it;q=0.9,en;q=0.5", "/it-it"],
    ["es;q=0.8", "/es-es"],
    ["zh-CN", "/zh-cn"],
    ["tlh", "/en-us"],
  ] as const) {
    const answer = await request.get("/", { maxRedirects: 0, headers: { "Accept-Language": asked } });
    expect(answer.status(), asked).toBe(303);
    expect(new URL(answer.headers().location ?? "", answer.url()).pathname, asked).toBe(given);
  }
});

/** Texts on the page that look like a message key (`cart-empty`) or an error of the translation library. */
async function untranslated(page: import("@playwright/test").Page) {
  const text = await page.locator("body").innerText();
  return text.match(/\bUnknown localization\b.*|\{\s*\$[a-z-]+\s*\}|^[a-z]+(-[a-z]+){1,}$/gm) ?? [];
}

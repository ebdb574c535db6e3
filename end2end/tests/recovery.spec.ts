// Orders that are opened on another device, through a link in an email, in a shop with a mail server and in
// one without.
import { AxeBuilder } from "@axe-core/playwright";

import { startShop } from "../shop.mjs";
import { MailServer } from "./mail.ts";
import { expect, test as plain } from "./shop.ts";

const test = plain.extend<object, { mail: MailServer }>({
  mail: [
    async ({}, use) => {
      const mail = new MailServer();
      await use(mail);
      mail.stop();
    },
    { scope: "worker" },
  ],
  shop: [
    async ({ mail }, use) => {
      const env = { KIOSK_MAIL__URL: await mail.start(), KIOSK_MAIL__FROM: "Kiosk <orders@shop.example>" };
      const shop = await startShop({ env });
      await use(shop);
      await shop.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an order is opened on another device and closed there again", async ({ shopper, stranger, mail }) => {
      const email = `returning-${javaScriptEnabled}@example.test`;
      const order = await shopper.buy({ email });
      const { page } = stranger;

      await page.goto("/en-us/orders");
      await page.getByRole("textbox", { name: "Email" }).fill(email);
      await page.getByRole("button", { name: "Send me a link" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Check your email" })).toBeVisible();

      await expect.poll(() => mail.link(email)).toBeDefined();
      await page.goto(mail.link(email) ?? "");
      await page.getByRole("button", { name: "Open my orders" }).click();
      await expect(page).toHaveURL(/\/en-us\/orders$/);
      expect(await stranger.orders()).toEqual([new URL(order).pathname]);
      await page.goto(order);
      await expect(stranger.order).toBeVisible();

      await page.goto("/en-us/orders");
      await page.getByRole("button", { name: "Close them now" }).click();
      expect(await stranger.orders()).toEqual([]);
    });
  });
}

test("an invalid email address is reported at its field", async ({ page, watch }) => {
  watch.allow(/status of 400/);
  await page.goto("/en-us/orders");
  await page.getByRole("textbox", { name: "Email" }).fill("nobody");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a valid email address");
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("nobody");
});

test("a truncated link says what to do", async ({ page, watch }) => {
  watch.allow(/status of 400/);
  const answer = await page.goto("/en-us/orders/open?token=cut");
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link doesn’t work");
  await page.getByRole("link", { name: "Get a new link" }).click();
  await expect(page.getByRole("textbox", { name: "Email" })).toBeVisible();
});

for (const path of ["/en-us/orders", "/en-us/orders/asked", "/it-it/orders/asked"]) {
  test(`axe finds nothing at ${path} of a shop with mail`, async ({ page }) => {
    await page.goto(path);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

plain("a shop without a mail server says so", async ({ page }) => {
  await page.goto("/en-us/orders");
  await expect(page.getByRole("region", { name: "Ordered on another device?" })).toContainText("doesn’t send its own emails");
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveCount(0);
});

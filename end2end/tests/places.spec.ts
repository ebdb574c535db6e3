// Purchases for another country: phone credit and mobile data. The steps are the same with everything,
// without JavaScript and without WebAssembly.
import type { Page } from "@playwright/test";

import { expect, test } from "./shop.ts";
import { RAILS, type Shopper } from "./shopper.ts";

test("a phone in another country is topped up", async ({ shopper, page }) => {
  await chooseOperator(shopper, "340 123-4567");
  await expect(page.getByTestId("to-read")).toContainText("+39 340 123 4567");
  await shopper.chooseAmount(/€\s?20\b/);
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.buyNow();
  await expect(page.getByText("+39 340 123 4567").first()).toBeVisible();
  await shopper.orderAndPay("quick@example.test");
  await expect(page.getByTestId("code")).toHaveCount(0);
});

test("a number of another country is refused at its field, and nothing is ordered", async ({ shopper, page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await chooseOperator(shopper, "");
  await shopper.chooseAmount(/€\s?20\b/);
  const number = page.getByRole("textbox", { name: "Phone number" });
  await number.fill("+44 7400 123456");
  await page.getByRole("button", { name: "Buy now" }).first().click();
  await expect(page.getByRole("alert").filter({ hasText: "United Kingdom" })).toBeVisible();
  await expect(number).toHaveAttribute("aria-invalid", "true");
  await expect(number).toHaveValue("+44 7400 123456");
  expect(await shopper.orders()).toEqual([]);
});

test("a number of another country leads to that country's operators", async ({ page, watch }) => {
  watch.allow(/status of 4\d\d/);
  await page.goto("/en-us/top-up");
  await lookUp(page, "US", "+39 340 123 4567");
  await expect(page.getByRole("alert").filter({ hasText: "Italy" })).toBeVisible();
  await page.getByRole("link", { name: /Show carriers.*Italy/ }).click();
  await expect(page.getByTestId("brand-card").getByRole("link", { name: "Vela Mobile" })).toBeVisible();
  await expect(page.getByTestId("to-read")).toContainText("+39 340 123 4567");
});

test("a PIN of the same operator comes by email and needs no number", async ({ shopper, page }) => {
  await chooseOperator(shopper, "");
  await shopper.chooseAmount(/PIN/);
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.buyNow();
  await shopper.orderAndPay("quick@example.test");
  await page.getByRole("button", { name: "Reveal code" }).click();
  await expect(page.getByTestId("code")).toHaveText(/\d{4} \d{4}/);
});

test("an eSIM is chosen by destination and delivered in all forms", async ({ shopper, page }) => {
  await page.goto("/en-us/esim");
  await page.getByRole("combobox", { name: "Destination" }).selectOption("IT");
  await page.getByRole("button", { name: "Show plans" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Italy/ })).toBeVisible();
  await expect(page.getByText("does your phone support eSIM?")).toBeVisible();
  await page.getByRole("link", { name: "Unlimited" }).click();
  await expect(page.getByRole("group", { name: "Amount" }).getByRole("radio")).toHaveCount(2);
  await shopper.chooseAmount("Unlimited 3 days");
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.buyNow();
  await shopper.orderAndPay("quick@example.test");
  await page.getByRole("button", { name: "Reveal code" }).click();
  await expect(page.getByTestId("code")).toHaveText(/^LPA:1\$smdp\.example\.test\$K2-/);
  await expect(page.getByRole("img", { name: "QR code to install the eSIM" })).toBeVisible();
  await expect(page.getByTestId("esim-install")).toHaveAttribute(
    "href",
    /^https:\/\/esimsetup\.apple\.com\/esim_qrcode_provisioning\?carddata=LPA%3A1%24smdp\.example\.test%24K2-/,
  );
  await expect(page.getByText("smdp.example.test", { exact: true })).toBeVisible();
});

async function lookUp(page: Page, country: string, number: string) {
  await page.getByRole("combobox", { name: "Country" }).selectOption(country);
  await page.getByRole("textbox", { name: "Phone number" }).fill(number);
  await page.getByRole("button", { name: "Show carriers" }).click();
}

/** From the home page to the page of the sample number's operator in Italy. */
async function chooseOperator(shopper: Shopper, number: string) {
  await shopper.open("/en-us/top-up");
  await lookUp(shopper.page, "IT", number);
  await shopper.brandLink("Vela Mobile").first().click();
  await expect(shopper.page.getByRole("heading", { level: 1, name: "Vela Mobile" })).toBeVisible();
}

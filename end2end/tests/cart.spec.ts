// The cart with JavaScript: the count in the header, the total on another network, and refused networks.
import { expect, test } from "./shop.ts";
import { RAILS } from "./shopper.ts";

test("the header counts the items in the cart, also after going back", async ({ shopper, page }) => {
  await shopper.openBrand("Northstar Play");
  await expect(page.locator("[data-cart-count]")).toBeHidden();
  await shopper.addToCart();
  await expect(page.locator("[data-cart-count]")).toHaveText("1");
  await page.goBack();
  await expect(page.locator("[data-cart-count]")).toHaveText("1");
});

test("another coin in the cart changes the total and where checkout leads", async ({ shopper, page }) => {
  await shopper.openBrand("Northstar Play");
  await shopper.chooseAmount(/\$\s?25(\.00)?\b/);
  await shopper.payWith(RAILS.usdcSolana);
  await shopper.addToCart();
  const price = page.getByTestId("live-price");
  await expect(price).toHaveAttribute("data-coin", "USDC");
  await expect(page.locator("form.purchase")).toHaveAttribute("data-live", "");
  await shopper.payWith(RAILS.lightning);
  await expect(price).toHaveAttribute("data-coin", "BTC");
  await expect(price).toHaveAttribute("data-amount", /^0\.\d+$/);
  await shopper.checkOut();
  await expect(page.getByTestId("live-price")).toHaveAttribute("data-coin", "BTC");
  await expect(page.getByText(/Lightning/).first()).toBeVisible();
});

test("a refused line is named, and the rest can be bought without it", async ({ shopper, page, watch }) => {
  watch.allow(/status of 400/);
  await shopper.openBrand("Northstar Play");
  await shopper.addToCart();
  await shopper.openBrand("Sold Out Co");
  await shopper.addToCart();
  await shopper.checkOut();
  await shopper.fillCheckout("buyer@example.test");
  await shopper.placeOrderButton().click();
  const alert = page.getByRole("alert").filter({ hasText: "Sold Out Co" });
  await expect(alert).toBeVisible();
  await expect(alert).not.toContainText("Northstar Play");
  await page.goto("/en-us/cart");
  await shopper.cartLine("Sold Out Co").getByRole("button", { name: /^Remove/ }).click();
  await shopper.checkOut();
  await shopper.fillCheckout("buyer@example.test");
  await shopper.placeOrder();
});

// Payments from browser wallets: wallets that behave, wallets that do not, and an order that changes
// meanwhile. A wallet is asked for nothing before the shopper selects it, and never asked to send twice.
import type { Page } from "@playwright/test";

import { expect, test } from "./shop.ts";
import { RAILS, type Shopper } from "./shopper.ts";
import { ACCOUNT, asked, askedFor, HASH, install, installSolana, littleEndian, readTransaction } from "./wallets.ts";

const BASE = "0x2105";
const PAYER = "9B5XszUGdMaxCZ7uSQhPzdks5ZQSmWxrmzCSvtJ6Ns6g";
const DOOR = "Pay with a browser wallet";
const SEND = /^Send [\d.]+ \w+$/;
const ROOM_FILE = /browser_wallet[^/]*\.wasm/;

function button(page: Page, name: string | RegExp) {
  return page.getByRole("button", { name });
}

/** Opens the wallet panel. */
async function enter(page: Page) {
  await button(page, DOOR).click();
  await expect(page.getByRole("heading", { name: DOOR })).toBeFocused();
}

/** To the confirmation before anything is sent. */
async function review(page: Page, wallet: string) {
  await enter(page);
  await button(page, wallet).click();
  await expect(button(page, SEND)).toBeVisible();
}

async function expectNothingSent(page: Page) {
  expect(await askedFor(page, "eth_sendTransaction")).toEqual([]);
  await expect(page.getByTestId("tx-hash")).toHaveCount(0);
}

function trouble(page: Page, words: RegExp) {
  return expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
}

async function due(page: Page) {
  const amount = await page.getByTestId("pay-amount").getAttribute("data-amount");
  const address = await page.getByTestId("pay-address").getAttribute("data-address");
  return { amount: amount ?? "", address: address ?? "" };
}

/** Pays from outside. The page learns about it as about any payment. */
async function payElsewhere(page: Page, origin: string) {
  const answer = await page.request.post(`${page.url()}/simulate`, { headers: { Origin: origin } });
  expect(answer.ok()).toBe(true);
}

/** Expires this buyer's order through the sandbox's control API. */
async function expire(page: Page, log: string, email: string) {
  const [, sandbox = ""] = /"sandbox":"(http:[^"]+)"/.exec(log) ?? [];
  const orders = (await (await page.request.get(`${sandbox}/control/orders`)).json()) as { order_id: string; email: string }[];
  const order = orders.find((order) => order.email === email);
  const ended = await page.request.post(`${sandbox}/control/orders/${order?.order_id}/expire`, { data: {} });
  expect(ended.ok()).toBe(true);
}

/** An amount in units of ten to the minus `decimals`. */
function units(amount: string, decimals: number) {
  const [whole = "0", fraction = ""] = amount.split(".");
  return BigInt(whole + fraction.padEnd(decimals, "0"));
}

test.describe("EVM", () => {
  const onBase = (shopper: Shopper, email = "buyer@example.test") => shopper.buy({ rail: RAILS.usdcBase, email });

  test("a token is paid on Base once, and its transaction stays with the order", async ({ shopper, page }) => {
    const files: string[] = [];
    page.on("request", (request) => files.push(request.url()));
    await install(page, { name: "Honest Wallet" });
    await onBase(shopper);
    const { amount, address } = await due(page);
    await expect(button(page, DOOR)).toBeVisible();
    expect(files.filter((file) => ROOM_FILE.test(file)), "the wallet panel is loaded when it is opened").toEqual([]);
    await enter(page);
    expect(files.filter((file) => ROOM_FILE.test(file))).toHaveLength(1);
    await expect(button(page, "Honest Wallet")).toBeVisible();
    expect(await asked(page), "no wallet is asked before it was chosen").toEqual([]);

    await button(page, "Honest Wallet").click();
    await expect(page.getByRole("region", { name: "Pay with a browser wallet" }).getByText(address, { exact: true })).toBeVisible();
    expect((await asked(page)).map(({ method }) => method)).toEqual(["eth_requestAccounts", "eth_chainId"]);
    await button(page, `Send ${amount} USDC`).click();

    await expect(page.getByTestId("tx-hash")).toHaveText(HASH);
    const word = (text: string) => text.replace(/^0x/, "").toLowerCase().padStart(64, "0");
    const sent = await askedFor(page, "eth_sendTransaction");
    expect(sent.map(({ params }) => params)).toEqual([
      [
        {
          from: ACCOUNT.toLowerCase(),
          to: "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913",
          value: "0x0",
          chainId: BASE,
          data: `0xa9059cbb${word(address)}${word(units(amount, 6).toString(16))}`,
        },
      ],
    ]);
    for (const gone of [SEND, DOOR]) await expect(button(page, gone)).toBeHidden();

    await page.reload();
    await expect(page.getByTestId("tx-hash")).toHaveText(HASH);
    await expect(button(page, DOOR)).toBeHidden();
    await shopper.simulatePayment();
    await shopper.expectState("done");
    await expect(page.getByTestId("tx-hash")).toHaveText(HASH);
  });

  test("a native coin is paid with a plain value transfer", async ({ shopper, page }) => {
    await install(page, { name: "Honest Wallet", chain: "0x1" });
    await shopper.buy({ rail: RAILS.ethMainnet });
    const { amount, address } = await due(page);
    await review(page, "Honest Wallet");
    await button(page, SEND).click();
    await expect(page.getByTestId("tx-hash")).toHaveText(HASH);
    const [sent] = await askedFor(page, "eth_sendTransaction");
    const value = `0x${units(amount, 18).toString(16)}`;
    const from = ACCOUNT.toLowerCase();
    expect(sent?.params).toEqual([{ from, to: address.toLowerCase(), value, chainId: "0x1" }]);
  });

  test("a wallet on another chain is asked to switch when the shopper agrees", async ({ shopper, page }) => {
    await install(page, { name: "Wanderer", chain: "0x1" });
    await onBase(shopper);
    await enter(page);
    await button(page, "Wanderer").click();
    await expect(page.getByText(/Wanderer is on another network/)).toBeVisible();
    expect(await askedFor(page, "wallet_switchEthereumChain")).toEqual([]);
    await button(page, "Switch to Base").click();
    await expect(button(page, SEND)).toBeVisible();
    expect((await askedFor(page, "wallet_switchEthereumChain"))[0]?.params).toEqual([{ chainId: BASE }]);
    await button(page, SEND).click();
    await expect(page.getByTestId("tx-hash")).toHaveText(HASH);
  });

  test("a wallet that does not know the chain leaves the shopper with other ways", async ({ shopper, page }) => {
    await install(page, { name: "Provincial", chain: "0x1", knows: ["0x1"] });
    await onBase(shopper);
    await enter(page);
    await button(page, "Provincial").click();
    await button(page, "Switch to Base").click();
    await trouble(page, /doesn’t know this network/);
    await expectNothingSent(page);
    await expect(page.getByTestId("pay-uri")).toBeVisible();
  });

  test("a declined request sends nothing and can be repeated", async ({ shopper, page }) => {
    const no = { error: { code: 4001, message: "User rejected the request." } };
    const answers = {
      eth_requestAccounts: [no, { value: [ACCOUNT] }],
      eth_sendTransaction: [no, { value: HASH }],
    };
    await install(page, { name: "Careful", answers });
    await onBase(shopper);
    await enter(page);
    await button(page, "Careful").click();
    await trouble(page, /You declined/);
    await button(page, "Careful").click();
    await button(page, SEND).click();
    await trouble(page, /You declined.*Nothing was sent/);
    await expect(page.getByTestId("tx-hash")).toHaveCount(0);
    await button(page, SEND).click();
    await expect(page.getByTestId("tx-hash")).toHaveText(HASH);
  });

  test("a wallet's name is shown as text", async ({ shopper, page }) => {
    const name = "<img src=x onerror=alert(1)><b>Trust me</b>\u202E!";
    await install(page, { name }, { name: "   " }, { name: "Latecomer", late: 1_000 });
    await onBase(shopper);
    await enter(page);
    const list = page.getByRole("listitem").filter({ has: button(page, /Trust me|Latecomer/) });
    await expect(list).toHaveCount(2);
    await expect(button(page, /<img src=x onerror=alert\(1\)><b>Trus/)).toBeVisible();
    await expect(list.locator("img, b")).toHaveCount(0);
  });

  test.describe("a wallet that reports wrong chains or accounts sends nothing", () => {
    test("it claims to have switched the chain", async ({ shopper, page }) => {
      await install(page, { name: "Liar", chain: "0x1", answers: { wallet_switchEthereumChain: [{ value: null }] } });
      await onBase(shopper);
      await enter(page);
      await button(page, "Liar").click();
      await button(page, "Switch to Base").click();
      await trouble(page, /isn’t on this order’s network/);
      await expectNothingSent(page);
    });

    test("it switches the chain between confirmation and payment", async ({ shopper, page }) => {
      await install(page, { name: "Liar", answers: { eth_chainId: [{ value: BASE }, { value: "0x1" }] } });
      await onBase(shopper);
      await review(page, "Liar");
      await button(page, SEND).click();
      await trouble(page, /isn’t on this order’s network/);
      await expectNothingSent(page);
    });

    test("it switches the account between confirmation and payment", async ({ shopper, page }) => {
      const other = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
      await install(page, { name: "Swapper", answers: { eth_accounts: [{ value: [other] }] } });
      await onBase(shopper);
      await review(page, "Swapper");
      await button(page, SEND).click();
      await trouble(page, /switched to another account/);
      await expectNothingSent(page);
    });

    for (const { what, account } of [
      { what: "is no address", account: "<script>alert(1)</script>0000000000000000" },
      { what: "is of another network", account: PAYER },
    ]) {
      test(`its account ${what}`, async ({ shopper, page, watch }) => {
        watch.allow(/status of 400/);
        await install(page, { name: "Stranger", account });
        await onBase(shopper);
        await enter(page);
        await button(page, "Stranger").click();
        await trouble(page, /didn’t share an account/);
        await expectNothingSent(page);
      });
    }
  });

  test.describe("if it is unknown whether it was sent, the shopper has to check first", () => {
    for (const { what, answer } of [
      { what: "a hash that is none", answer: { value: "0x<b>done</b>" } },
      { what: "an object", answer: { value: { hash: HASH } } },
      { what: "an error without a meaning", answer: { error: { code: -32603, message: "Internal JSON-RPC error" } } },
    ]) {
      test(what, async ({ shopper, page }) => {
        await install(page, { name: "Babbler", answers: { eth_sendTransaction: [answer, { value: HASH }] } });
        await onBase(shopper);
        await review(page, "Babbler");
        await button(page, SEND).click();
        await expect(page.getByText("We don’t know if your wallet sent it")).toBeVisible();
        await expect(button(page, SEND)).toBeHidden();
        await expect(page.getByTestId("tx-hash")).toHaveCount(0);
        await page.reload();
        await expect(page.getByText("We don’t know if your wallet sent it")).toBeVisible();
        await expect(button(page, DOOR)).toBeHidden();
        await button(page, /Nothing was sent: try again/).click();
        await expect(button(page, DOOR)).toBeVisible();
      });
    }

    test("silence", async ({ shopper, page }) => {
      await install(page, { name: "Sphinx", answers: { eth_sendTransaction: [{ silence: true }] } });
      await page.clock.install();
      await onBase(shopper);
      await review(page, "Sphinx");
      await button(page, SEND).click();
      await expect(page.getByText("Confirm the payment in Sphinx")).toBeVisible();
      await expect(button(page, SEND)).toBeHidden();
      await page.clock.fastForward("03:01");
      await expect(page.getByText("We don’t know if your wallet sent it")).toBeVisible();
      expect(await askedFor(page, "eth_sendTransaction")).toHaveLength(1);
    });
  });

  test("a wallet that never responds can be abandoned", async ({ shopper, page }) => {
    await install(page, { name: "Sphinx", answers: { eth_requestAccounts: [{ silence: true }] } }, { name: "Honest Wallet" });
    await page.clock.install();
    await onBase(shopper);
    await enter(page);
    await button(page, "Sphinx").click();
    await button(page, "Choose another wallet").click();
    await button(page, "Sphinx").click();
    await page.clock.fastForward("01:31");
    await trouble(page, /isn’t responding/);
    await button(page, "Honest Wallet").click();
    await expect(button(page, SEND)).toBeVisible();
  });

  test("an order that expired without the page's knowledge is not paid", async ({ shopper, page, shop, watch }) => {
    watch.allow(/ERR_FAILED|status of 409/);
    await page.route(/\/api\/orders\//, (route) => route.abort());
    await install(page, { name: "Honest Wallet" });
    const email = `ended-${Date.now()}@example.test`;
    await onBase(shopper, email);
    await review(page, "Honest Wallet");
    await expire(page, shop.log(), email);
    await button(page, SEND).click();
    await trouble(page, /no longer accepts payment.*Nothing was sent/);
    await expectNothingSent(page);
  });

  test("a payment closes the open wallet panel", async ({ shopper, page, shop }) => {
    await install(page, { name: "Honest Wallet" });
    await onBase(shopper);
    await review(page, "Honest Wallet");
    await payElsewhere(page, shop.origin);
    await expect(button(page, SEND)).toBeHidden();
    await shopper.expectState("done");
    await expectNothingSent(page);
  });

  test("a remaining amount can be paid from the wallet too", async ({ shopper, page, shop, watch }) => {
    // If the shopper has scrolled down to the wallet panel, the end of the page moves when updates above it
    // need more lines.
    watch.allow(/^layout shift .*<footer class="footer">/);
    await install(page, { name: "Honest Wallet" });
    await onBase(shopper, "underpaid@example.test");
    await review(page, "Honest Wallet");
    await button(page, SEND).click();
    await expect(page.getByTestId("tx-hash")).toHaveText(HASH);
    await payElsewhere(page, shop.origin);
    await shopper.expectState("partial_payment_started");
    const { amount } = await due(page);
    await button(page, "Honest Wallet").click();
    await expect(button(page, `Send ${amount} USDC`)).toBeVisible();
    expect(await askedFor(page, "eth_sendTransaction")).toHaveLength(1);
  });

  test("a wallet panel that cannot be loaded says so, and the order still updates", async ({ shopper, page, watch }) => {
    watch.allow(/ERR_FAILED|Failed to fetch/);
    await install(page, { name: "Honest Wallet" });
    await onBase(shopper);
    await page.route(ROOM_FILE, (route) => route.abort());
    await button(page, DOOR).click();
    await trouble(page, /couldn’t load this/);
    await page.unroute(ROOM_FILE);
    await enter(page);
    await expect(button(page, "Honest Wallet")).toBeVisible();
    await shopper.simulatePayment();
    await shopper.expectState("done");
  });

  test("without a wallet the wallet panel names other ways to pay", async ({ shopper, page }) => {
    await onBase(shopper);
    await enter(page);
    await expect(page.getByText(/No wallet for Base was found/)).toBeVisible();
  });
});

test.describe("Solana", () => {
  for (const { coin, rail, decimals } of [
    { coin: "USDC", rail: RAILS.usdcSolana, decimals: 6 },
    { coin: "SOL", rail: RAILS.solana, decimals: 9 },
  ]) {
    test(`${coin} is sent to the order's address`, async ({ shopper, page }) => {
      await installSolana(page, { name: "Sunny", account: PAYER });
      await shopper.buy({ rail });
      const { amount, address } = await due(page);
      await enter(page);
      await expect(button(page, "Sunny")).toBeVisible();
      expect(await asked(page), "no wallet is asked before it was chosen").toEqual([]);
      await button(page, "Sunny").click();
      await button(page, `Send ${amount} ${coin}`).click();
      await expect(page.getByTestId("tx-hash")).toHaveText(/^[1-9A-HJ-NP-Za-km-z]{64,90}$/);

      const [sent, ...more] = await askedFor(page, "signAndSendTransaction");
      expect(more).toEqual([]);
      const { isOwn, chain, transaction } = sent?.params as { isOwn: boolean; chain: string; transaction: number[] };
      expect({ isOwn, chain }).toEqual({ isOwn: true, chain: "solana:mainnet" });
      const read = readTransaction(transaction);
      expect(read).toMatchObject({ signatures: 1, signers: 1, payer: PAYER, isWhole: true });
      const last = read.calls.at(-1);
      const creation = read.calls.length > 1 ? read.calls[0] : undefined;
      if (coin === "SOL") {
        expect(last?.touches).toEqual([PAYER, address]);
        expect(littleEndian(last?.data.slice(4) ?? [])).toBe(units(amount, decimals));
      } else {
        // The address is a token account, or a wallet whose token account is created first.
        expect(creation ? creation.touches[2] : last?.touches[2]).toBe(address);
        if (creation) expect(last?.touches[2]).toBe(creation.touches[1]);
        expect(last?.data[0]).toBe(12);
        expect(littleEndian(last?.data.slice(1, 9) ?? [])).toBe(units(amount, decimals));
      }
    });
  }

  test("an invalid signature makes the shopper check", async ({ shopper, page }) => {
    await installSolana(page, { name: "Cloudy", account: PAYER, answers: [{ value: [{ signature: "done" }] }] });
    await shopper.buy({ rail: RAILS.usdcSolana });
    await review(page, "Cloudy");
    await button(page, SEND).click();
    await expect(page.getByText("We don’t know if your wallet sent it")).toBeVisible();
    await expect(page.getByTestId("tx-hash")).toHaveCount(0);
  });
});

test("coins without browser wallets offer none", async ({ shopper, page }) => {
  await install(page, { name: "Honest Wallet" });
  await shopper.buy({ rail: RAILS.bitcoin });
  await expect(shopper.order).toHaveAttribute("data-live", "");
  await expect(button(page, DOOR)).toBeHidden();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("no wallet is offered", async ({ shopper, page }) => {
    await shopper.buy({ rail: RAILS.usdcBase });
    await expect(page.getByTestId("pay-uri")).toBeVisible();
    await expect(button(page, DOOR)).toBeHidden();
  });
});

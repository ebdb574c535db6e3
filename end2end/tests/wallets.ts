// Scripted wallets, installed in the page before its own scripts, as an extension would be. They record all
// requests.
import type { Page } from "@playwright/test";

/** The response of a wallet: a value, an error as wallets throw it, or none. */
export type Answer = { value: unknown } | { error: { code?: number; message: string } } | { silence: true };

export interface EvmWallet {
  name: string;
  /** The initial chain. */
  chain?: string;
  account?: string;
  /** Chains it can switch to; all if missing. */
  knows?: string[];
  /**
   * The responses by method, one per call; the last one is repeated. For other methods, it behaves correctly.
   */
  answers?: Record<string, Answer[]>;
  /** Its identifier on this page; its number if missing. */
  uuid?: string;
  /** Announces itself this many milliseconds after the page starts. */
  late?: number;
}

export interface SolanaWallet {
  name: string;
  account: string;
  /** The responses of its only payment method. */
  answers?: Answer[];
}

export interface Asked {
  method: string;
  params?: unknown;
}

export const ACCOUNT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
export const HASH = `0x${"5e".repeat(32)}`;

export async function install(page: Page, ...wallets: EvmWallet[]) {
  await page.addInitScript(announce, { wallets, account: ACCOUNT, hash: HASH });
}

export async function installSolana(page: Page, wallet: SolanaWallet) {
  await page.addInitScript(register, wallet);
}

/** All requests to the wallets of this page. */
export async function asked(page: Page): Promise<Asked[]> {
  return page.evaluate(() => (window as unknown as { asked?: Asked[] }).asked ?? []);
}

export async function askedFor(page: Page, method: string): Promise<Asked[]> {
  return (await asked(page)).filter((request) => request.method === method);
}

/** Runs in the page. */
function announce({ wallets, account, hash }: { wallets: EvmWallet[]; account: string; hash: string }) {
  const log: Asked[] = [];
  Object.assign(window, { asked: log });
  const answer = (told: Answer) => {
    if ("silence" in told) return new Promise(() => {});
    if ("error" in told) return Promise.reject(Object.assign(new Error(told.error.message), told.error));
    return Promise.resolve(told.value);
  };
  wallets.forEach((wallet, number) => {
    let chain = wallet.chain ?? "0x2105";
    const left = new Map(Object.entries(wallet.answers ?? {}).map(([method, answers]) => [method, [...answers]]));
    const provider = {
      request: ({ method, params }: { method: string; params?: { chainId: string }[] }): Promise<unknown> => {
        log.push({ method, params });
        const told = left.get(method);
        const next = told && (told.length > 1 ? told.shift() : told[0]);
        if (next) return answer(next);
        switch (method) {
          case "eth_requestAccounts":
          case "eth_accounts":
            return answer({ value: [wallet.account ?? account] });
          case "eth_chainId":
            return answer({ value: chain });
          case "wallet_switchEthereumChain": {
            const wanted = params?.[0]?.chainId ?? "";
            if (wallet.knows && !wallet.knows.includes(wanted)) {
              return answer({ error: { code: 4902, message: "Unrecognized chain" } });
            }
            chain = wanted;
            return answer({ value: null });
          }
          case "eth_sendTransaction":
            return answer({ value: hash });
          default:
            return answer({ error: { code: 4200, message: "Unsupported" } });
        }
      },
    };
    const info = { uuid: wallet.uuid ?? `wallet-${number}`, name: wallet.name, icon: "data:image/svg+xml,<svg/>", rdns: "example.wallet" };
    const detail = Object.freeze({ info: Object.freeze(info), provider });
    const say = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
    setTimeout(() => {
      window.addEventListener("eip6963:requestProvider", say);
      say();
    }, wallet.late ?? 0);
  });
}

/** Runs in the page. */
function register(script: SolanaWallet) {
  const log: Asked[] = [];
  Object.assign(window, { asked: log });
  const chains = ["solana:mainnet", "solana:devnet"];
  const account = { address: script.account, publicKey: new Uint8Array(32), chains, features: [] };
  const left = [...(script.answers ?? [])];
  type Input = { account: unknown; transaction: Uint8Array; chain: string };
  const wallet = {
    version: "1.0.0",
    name: script.name,
    icon: "data:image/svg+xml,<svg/>",
    chains,
    accounts: [] as unknown[],
    features: {
      "standard:connect": {
        version: "1.0.0",
        connect: async () => {
          log.push({ method: "connect" });
          wallet.accounts = [account];
          return { accounts: wallet.accounts };
        },
      },
      "solana:signAndSendTransaction": {
        version: "1.0.0",
        supportedTransactionVersions: ["legacy", 0],
        signAndSendTransaction: async ({ account: payer, transaction, chain }: Input) => {
          const isOwn = payer === account;
          log.push({ method: "signAndSendTransaction", params: { isOwn, chain, transaction: [...transaction] } });
          const told = left.shift();
          if (told && "error" in told) throw Object.assign(new Error(told.error.message), told.error);
          if (told && "value" in told) return told.value;
          return [{ signature: new Uint8Array(64).fill(7) }];
        },
      },
    },
  };
  type Api = { register: (wallet: unknown) => unknown };
  const callback = ({ register }: Api) => register(wallet);
  window.dispatchEvent(new CustomEvent("wallet-standard:register-wallet", { detail: callback }));
  window.addEventListener("wallet-standard:app-ready", (event) => callback((event as CustomEvent<Api>).detail));
}

const LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export function base58(bytes: number[]): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = "";
  for (; number > 0n; number /= 58n) text = LETTERS.charAt(Number(number % 58n)) + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return "1".repeat(zeros < 0 ? bytes.length : zeros) + text;
}

/** Decodes a Solana transaction with one blank signature and a legacy message. */
export function readTransaction(bytes: number[]) {
  const [signatures, ...rest] = bytes;
  const message = rest.slice(64);
  const [signers, , , count = 0] = message;
  const keys = Array.from({ length: count }, (_, at) => base58(message.slice(4 + 32 * at, 36 + 32 * at)));
  let at = 4 + 32 * count + 32;
  const take = (length: number) => message.slice(at, (at += length));
  const [number = 0] = take(1);
  const calls = Array.from({ length: number }, () => {
    const [program = 0, touched = 0] = take(2);
    const touches = take(touched).map((key) => keys[key]);
    const [length = 0] = take(1);
    return { program: keys[program], touches, data: take(length) };
  });
  return { signatures, signers, payer: keys[0], calls, isWhole: at === message.length };
}

/** A little-endian number of eight bytes. */
export function littleEndian(bytes: number[]): bigint {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

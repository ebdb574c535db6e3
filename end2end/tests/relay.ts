// A relay between a browser and the shop's streams that behaves like a bad proxy.
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

const HEARTBEAT_MS = 100;

export interface Relay {
  /** The URL at which the relay serves what is at this one. */
  through(url: string): string;
  stop(): Promise<void>;
}

/**
 * Forwards a stream's head, and then only what arrives within this many milliseconds. `undefined` holds the
 * head back too. `beats` adds heartbeats like the shop's, but faster, because the page's clock may run faster
 * than real time.
 */
export async function startRelay(origin: string, { passesMs, beats = false }: { passesMs?: number; beats?: boolean }): Promise<Relay> {
  const server = createServer((asked, answer) => {
    if (passesMs === undefined) return;
    const passed = request(new URL(asked.url ?? "/", origin), { headers: { ...asked.headers, host: new URL(origin).host } });
    passed.on("response", (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      answer.flushHeaders();
      const end = Date.now() + passesMs;
      response.on("data", (data) => Date.now() < end && answer.write(data));
      response.on("end", () => passesMs === Infinity && answer.end());
    });
    passed.on("error", () => answer.destroy());
    const beat = beats ? setInterval(() => answer.headersSent && answer.write("event: heartbeat\ndata: alive\n\n"), HEARTBEAT_MS) : undefined;
    answer.on("close", () => {
      clearInterval(beat);
      passed.destroy();
    });
    passed.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    through: (url) => Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

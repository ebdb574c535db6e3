// Repeats what went wrong at the very end of the output, where a log that is cut off still has it.
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

const COLORS = /\u001b\[[0-9;]*m/g;
const MAX_LENGTH = 600;

export default class Failures implements Reporter {
  private readonly failures: string[] = [];

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status === test.expectedStatus) return;
    const messages = result.errors.map(({ message = "" }) => message.replace(COLORS, "").slice(0, MAX_LENGTH));
    this.failures.push([test.titlePath().filter(Boolean).join(" › "), ...messages].join("\n"));
  }

  onEnd() {
    for (const failure of this.failures) console.log(`\n${failure}`);
  }
}

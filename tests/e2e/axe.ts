import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Each finding with its rule, element and reason, and what makes the page scroll sideways; `where` names the moment. */
export async function accessibilityFindings(page: Page, where: string): Promise<string[]> {
  // Legacy mode: without it each look opens a window of its own for the report, which costs more than the look itself.
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode().analyze();
  const findings = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n").slice(1).join("; ").trim() ?? violation.help}`),
  );
  const wide = (await widerThanScreen(page)).map((element) => `scrolls sideways because of ${element}`);
  return [...findings, ...wide].map((finding) => `${where} (${new URL(page.url()).pathname}): ${finding}`);
}

/** WCAG 1.4.10: the page never scrolls in two directions. Names the elements that stick out, for the message. */
function widerThanScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > width + 1);
    return wide.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
}

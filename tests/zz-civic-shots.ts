import { writeFileSync } from "node:fs";
import { launchBrowser, PHONE, DESKTOP } from "/work/main/tests/setup/browser.ts";
import { AxeBuilder } from "/work/main/node_modules/@axe-core/playwright/dist/index.mjs";
const origin = "http://localhost:4610";
const b = await launchBrowser();
const pub = ["/", "/area-ovest", "/area-ovest/conferenza", "/area-ovest/tavoli", "/area-ovest/tavoli/anziani", "/area-ovest/organizzazioni", "/area-ovest/comuni/I118"];
const off = ["/area-ovest/ufficio", "/area-ovest/ufficio/fase", "/area-ovest/ufficio/fase?verso=redazione", "/area-ovest/ufficio/conferenza", "/area-ovest/ufficio/calendario", "/area-ovest/ufficio/documenti", "/area-ovest/ufficio/tavoli", "/area-ovest/ufficio/tavoli/anziani", "/area-ovest/ufficio/organizzazioni", "/area-ovest/ufficio/ruoli", "/area-ovest/ufficio/ciclo"];
for (const [name, viewport] of [["phone", PHONE], ["desk", DESKTOP]] as const) {
  const c = await b.newContext({ viewport, locale: "it-IT" });
  const p = await c.newPage();
  p.on("console", (m) => { if (m.type() === "error") console.log("CONSOLE", p.url(), m.text().slice(0, 200)); });
  p.on("pageerror", (e) => console.log("PAGEERROR", p.url(), e.message.slice(0, 200)));
  const shoot = async (path: string) => {
    await p.goto(origin + path, { waitUntil: "load" });
    await p.waitForTimeout(400);
    const w = await p.evaluate(() => document.documentElement.scrollWidth);
    if (w > viewport.width) console.log("OVERFLOW", name, path, w);
    const axe = await new AxeBuilder({ page: p }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    for (const v of axe.violations) console.log("AXE", name, path, v.id, v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | "));
    await p.screenshot({ path: `/tmp/civic/${name}${path.replace(/[^a-z0-9]+/gi, "_")}.png`, fullPage: true });
  };
  for (const path of pub) await shoot(path);
  await p.goto(origin + "/accedi");
  await p.fill("input[name=email]", "ao-office-head@example.org");
  await p.fill("input[name=password]", "tavoli-aperti-demo");
  await p.locator("main form").filter({ has: p.locator("input[name=password]") }).locator("button[type=submit]").first().click();
  await p.waitForURL((u) => !u.pathname.startsWith("/accedi"));
  for (const path of off) await shoot(path);
  const first = await p.goto(origin + "/area-ovest/ufficio/organizzazioni").then(() => p.locator("main table a").first().getAttribute("href"));
  await shoot(first ?? "/");
  await c.close();
}
await b.close();

import { resolve } from "node:path";
import { normalizePath, type Rolldown } from "vite";

type ChunkContext = { getModuleInfo(id: string): Rolldown.ModuleInfo | null };

/** What every page needs and changes only with the dependencies. */
const FRAMEWORK = /[\\/]node_modules[\\/](react|react-dom|react-router|scheduler|cookie|set-cookie-parser)[\\/]/;
const ROOT = normalizePath(resolve(import.meta.dirname, "../app/root.tsx"));
const MESSAGE = /[\\/]app[\\/]paraglide[\\/]messages[\\/](\w+)\.js$/;

/**
 * Two files that every page loads, instead of some thirty small ones that compress badly: the framework, and the frame
 * (root.tsx and all that it reaches). The bundler divides the rest by which pages share it.
 */
export function chunkGroups(): NonNullable<Rolldown.CodeSplittingOptions["groups"]> {
  let frame: Frame | null = null;
  return [
    { name: "framework", test: FRAMEWORK, priority: 2 },
    {
      name(id, context) {
        frame ??= findFrame(context);
        const message = MESSAGE.exec(id)?.[1];
        return (message === undefined ? frame.modules.has(id) : frame.messages.has(message)) ? "frame" : null;
      },
      priority: 1,
      includeDependenciesRecursively: false,
    },
  ];
}

type Frame = { modules: Set<string>; messages: Set<string> };

function findFrame(context: ChunkContext): Frame {
  const frame: Frame = { modules: new Set(), messages: new Set() };
  const visit = (id: string): void => {
    // Every message hangs on the list of all messages: only the ones that are called belong here.
    if (frame.modules.has(id) || id.includes("paraglide/messages")) return;
    const module = context.getModuleInfo(id);
    if (!module) return;
    frame.modules.add(id);
    for (const match of module.code?.matchAll(/\bm\.(\w+)/g) ?? []) if (match[1]) frame.messages.add(match[1]);
    module.importedIds.forEach(visit);
  };
  visit(ROOT);
  return frame;
}

import type { Rolldown } from "vite";

/**
 * Files that many pages load together, instead of some thirty small ones that compress badly: the framework, the frame
 * (root.tsx and all that it imports),
 * what is live, the small kit. The bundler divides the rest by which pages share it.
 */
export const chunkGroups = [
  { name: "framework", test: /[\\/]node_modules[\\/](react|react-dom|react-router|scheduler|cookie|set-cookie-parser)[\\/]|rolldown[\\/]runtime/, priority: 4 },
  { name: "frame", test: /[\\/]app[\\/](root|entry\.client)\.tsx$/, priority: 3 },
  { name: "live", test: /[\\/]app[\\/]platform[\\/]realtime[\\/](connection|connection-notice|use-live)\.tsx?$/, priority: 2 },
  { name: "kit", test: /[\\/]app[\\/](ui[\\/](tag|callout|definition-list|empty-state|figure|timeline|confirm)|features[\\/]districts[\\/]use-district)\.tsx?$/, priority: 2 },
] satisfies Rolldown.CodeSplittingOptions["groups"];

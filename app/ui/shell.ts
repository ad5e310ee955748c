import type { UIMatch } from "react-router";

export type NavItem = { label: string; to: string; /** Only this very address is the current one. */ end?: boolean | undefined };

/**
 * What a layout route puts around its pages. Its loader returns it as `shell`, and the frame in root.tsx
 * finds it there: so a district's name and menu stay on its error pages too.
 */
export type Shell = {
  /** Large name in the header: the district's. */
  name: string;
  tagline?: string | undefined;
  homeTo: string;
  /** The body in the thin strip above: the leading municipality, the region. */
  body?: string | undefined;
  nav: readonly NavItem[];
  /** Further public pages of the body, in the footer. */
  footerLinks?: readonly NavItem[] | undefined;
  /** The privacy notice of the body that answers here; without one, the installation's. */
  privacyTo?: string | undefined;
  /** Shows the strip «dati dimostrativi». */
  isDemo?: boolean | undefined;
};

/** The innermost shell among the routes shown. */
export function findShell(matches: readonly UIMatch[]): Shell | null {
  for (const { loaderData } of matches.toReversed()) {
    if (hasShell(loaderData)) return loaderData.shell;
  }
  return null;
}

function hasShell(data: unknown): data is { shell: Shell } {
  return typeof data === "object" && data !== null && "shell" in data && data.shell !== null && typeof data.shell === "object";
}

/** What the header says about the person in front of it. */
export type ViewerSummary = { isSignedIn: false } | { isSignedIn: true; displayName: string; organisations: readonly string[]; isOffice: boolean };

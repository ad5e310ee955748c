type Page = {
  /** Fresh for each document; absent for what is not a document (files, JSON, redirects). */
  nonce?: string | undefined;
  /** Host and port that the browser asked for: its own sockets are the only ones it may open. */
  host: string;
  /** True when people reach the site by https, also when a proxy ends TLS before us. */
  https: boolean;
};

/**
 * The headers of every answer. The policy allows only what this site serves itself: no CDN, no third party.
 * `style-src-attr 'unsafe-inline'` is for React's `style=`, the editor's carets and table widths;
 * `data:` images are the small icons inside the bootstrap-italia stylesheet.
 */
export function securityHeaders({ nonce, host, https }: Page): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(host, nonce),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

function contentSecurityPolicy(host: string, nonce: string | undefined): string {
  const own = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  // A host comes from the request: only what a host name may contain enters the header.
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : "";
  return [
    "default-src 'self'",
    `script-src ${own}`,
    `style-src ${own}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${sockets}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

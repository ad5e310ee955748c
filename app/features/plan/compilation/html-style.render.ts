/** Style of the standalone document: it must be readable offline, on paper and at 375 pixels without any other file. */
export const DOCUMENT_STYLE = `
:root{color-scheme:light;--blue:#0059b3;--dark:#17324d;--grey:#4a5a6a;--line:#c3ccd6;--pale:#f2f6fa;--amber:#8a4b00;--pale-amber:#fff7eb}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.6 "Titillium Web","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:#1b1f23;background:#fff}
.plan-skip{position:absolute;left:-999rem}.plan-skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem;z-index:1}
.plan-cover{background:var(--blue);color:#fff;border-bottom:.5rem solid var(--dark);padding:2.5rem 1.25rem}
.plan-cover>*{max-width:60rem;margin-left:auto;margin-right:auto}
.plan-cover h1{font-size:clamp(1.75rem,5vw,2.75rem);line-height:1.15;margin-top:.5rem;margin-bottom:.75rem}
.plan-cover p{margin-top:.25rem;margin-bottom:.25rem}
main,.plan-toc{max-width:60rem;margin:0 auto;padding:1rem 1.25rem}
.plan-demo{max-width:60rem;margin:1.5rem auto 0;padding:.75rem 1rem;border:1px solid var(--amber);background:var(--pale-amber);color:var(--amber)}
a{color:var(--blue);text-underline-offset:.15em}a:focus-visible,[tabindex]:focus-visible{outline:3px solid #ff9900;outline-offset:2px}
h2,h3,h4,h5,h6{color:var(--dark);line-height:1.25;margin:2em 0 .6em;scroll-margin-top:1rem}
h2{font-size:1.75rem;border-bottom:2px solid var(--blue);padding-bottom:.3em}h3{font-size:1.35rem}h4{font-size:1.15rem}h5,h6{font-size:1rem}
p,li,td,th{overflow-wrap:anywhere}
blockquote{margin:1.2em 0;padding:.2em 0 .2em 1.2em;border-left:3px solid var(--line)}
.plan-toc ol{list-style:none;padding-left:1.25rem;margin:.25rem 0}.plan-toc>ol{padding-left:0}
.plan-toc li{margin:.25rem 0}
.plan-table{overflow-x:auto;margin:1.5em 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;font-weight:600;color:var(--dark);padding-bottom:.5em}
th,td{padding:.5em .6em;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{background:var(--pale);border-top:2px solid var(--dark);border-bottom:2px solid var(--dark)}
td:not(.plan-number){min-width:9rem}
th.plan-number,td.plan-number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.plan-origin{font-size:.875rem;color:var(--grey);border-left:3px solid var(--blue);padding-left:.75em;margin-top:-.5em}
.plan-callout{border-left:4px solid var(--blue);background:var(--pale);padding:.75rem 1rem;margin:1.5em 0}
.plan-callout p{margin:.25em 0}.plan-callout-warning{border-color:var(--amber);background:var(--pale-amber)}.plan-callout-example{border-color:var(--grey)}
.plan-foot{max-width:60rem;margin:3rem auto 2rem;padding:1rem 1.25rem;border-top:1px solid var(--line);color:var(--grey);font-size:.9375rem}
@media print{@page{size:A4;margin:20mm}body{font-size:10.5pt}.plan-skip{display:none}.plan-cover{background:none;color:#000;border-bottom-color:#000}
h2{break-before:page}h2,h3,h4{break-after:avoid}thead{display:table-header-group}tr,.plan-callout{break-inside:avoid}.plan-table{overflow:visible}
main a[href^="http"]::after{content:" (" attr(href) ")";font-size:.8em;overflow-wrap:anywhere}}
`;

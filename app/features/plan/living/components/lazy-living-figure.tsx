import { lazy } from "react";

/** A living block on a page. Most texts have none: what draws them comes with the first one, on the server as in the browser. */
export const LazyLivingFigure = lazy(async () => ({ default: (await import("./living-drawing.tsx")).LivingDrawing }));

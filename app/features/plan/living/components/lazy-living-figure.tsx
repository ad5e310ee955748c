import { lazy } from "react";

/** A living block whose drawing comes with the first one in the text: most texts have none, and no page loads it for them. */
export const LazyLivingFigure = lazy(async () => ({ default: (await import("./living-figure.tsx")).LivingFigure }));

// The desk's forms are the site's: kept here under the name that its pages know.
export { type ShownForm, shownForm } from "#app/platform/shown-form.ts";

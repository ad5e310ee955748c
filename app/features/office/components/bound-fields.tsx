export { BoundSelect, BoundText, BoundTextarea } from "#app/ui/bound-fields.tsx";

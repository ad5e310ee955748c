export { FormProblems, PostedForm as OfficeForm } from "#app/features/identity/components/posted-form.tsx";

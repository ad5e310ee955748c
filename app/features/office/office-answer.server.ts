export { answerForm } from "#app/features/identity/answer-form.server.ts";

/** Node's own way of warning, as it was before @supabase/lite was loaded. Import this first. */
export const { emitWarning } = process;

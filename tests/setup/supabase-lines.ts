/** How the Supabase process's printed lines begin. */
export const SUPABASE_READY = "supabase-ready ";
export const SUPABASE_MAIL = "supabase-mail ";

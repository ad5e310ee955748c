import { AppError } from "#app/platform/errors.ts";

/** Every address that is no page of ours: the root route's loader runs, so the header still knows who is there. */
export function loader(): never {
  throw new AppError("not_found");
}

export function action(): never {
  throw new AppError("not_found");
}

export default function NotFoundPage() {
  return null;
}

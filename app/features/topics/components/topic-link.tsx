import { href, Link } from "react-router";

export function TopicLink({ number, title, ambito }: { number: string; title: string; ambito: string }) {
  return (
    <Link to={href("/:ambito/temi/:numero", { ambito, numero: number })}>
      {number}, <span lang="it">{title}</span>
    </Link>
  );
}

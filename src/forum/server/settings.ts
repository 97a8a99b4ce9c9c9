// settings: what the forum of one book is told from outside: by octavo.yml, the command line and the environment.

export interface ForumSettings {
  title: string;
  language: string;
  /** Where readers reach the site: "https://book.example", without a slash at the end. */
  origin: string;
  /** Folder of the server's data. */
  data: string;
  /** Key for signatures: cookies, links in mails. 32 bytes or more. */
  secret: string;
  /** The address of a reader is taken from the last entry of X-Forwarded-For: only behind a proxy that writes it. */
  behindProxy: boolean;
  mail?: { smtp: string; from: string };
  signIn: {
    passkeys: boolean;
    github?: { id: string; secret: string };
    oidc?: { name: string; issuer: string; id: string; secret: string };
    /** DiscourseConnect: an existing Discourse says who somebody is. */
    discourse?: { url: string; secret: string };
  };
  /** Sites that may ask here who somebody is, and the secret of each (DiscourseConnect). */
  connects: readonly { returnTo: string; secret: string }[];
  /** Days after which a solved discussion is closed; absent = never. */
  closeSolvedAfterDays?: number;
  /** Set while discussions can only be read: until when, in milliseconds since 1970; 0 = not known. */
  readOnly?: number;
}

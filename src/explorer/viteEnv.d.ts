/// <reference types="vite/client" />
/** Version of the package, put in by the build. */
declare const nuportalVersion: string;
/** False on the development server, whose files must not be kept. */
declare const nuportalBuilt: boolean;

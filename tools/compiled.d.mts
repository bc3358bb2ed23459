export declare const filesBelow: (folder: string, ending: string) => string[];
export declare const compiledEntry: (source: string) => string;
export declare function compile(further?: readonly string[]): Promise<void>;

/** The part of MathJax 4 that the figures use; the package ships no types. */
declare module "mathjax" {
  interface MathJaxAdaptor {
    outerHTML(node: unknown): string;
  }
  const MathJax: {
    init(options: {
      readonly loader: {readonly load: readonly string[]};
      readonly svg: {readonly fontCache: "none"};
    }): Promise<unknown>;
    tex2svgPromise(tex: string, options: {readonly display: boolean}): Promise<unknown>;
    readonly startup: {readonly adaptor: MathJaxAdaptor};
  };
  export default MathJax;
}

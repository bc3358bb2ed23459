/** Shape of cephes 3.3.3, whose own types its `exports` hide: only what the tests use as an oracle. Call nothing before `compiled`. */
declare module "cephes" {
  const cephes: {
    readonly compiled: Promise<void>;
    gamma(x: number): number;
    k0(x: number): number;
    k0e(x: number): number;
    k1(x: number): number;
    k1e(x: number): number;
    lgam(x: number): number;
    /** Li₂(1 − x). */
    spence(x: number): number;
    zeta(x: number, q: number): number;
  };
  export default cephes;
}

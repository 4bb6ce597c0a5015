export interface LoginResponse {
  readonly ok: boolean;
}

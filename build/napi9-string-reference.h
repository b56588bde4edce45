// Lets better-sqlite3 13 be built for hosts that offer Node-API 9 (Node 20, Electron before 36).
//
// better-sqlite3 keeps references to JavaScript strings, which Node-API can hold only from version 10 on.
// On an older host that reference is refused and the process ends. Forced in before every other include
// (`-include`), this keeps the plain text in place of the reference and makes a new string when asked:
// the same value at the price of a copy. build/runtime/native.ts compiles with it.
#pragma once
#ifdef __cplusplus
#undef NAPI_VERSION
#define NAPI_VERSION 9
#include <string>
#include <napi.h>
namespace Napi {
template <> class Reference<String> {
 public:
  Reference() : env_(nullptr) {}
  explicit Reference(String s) : env_(s.Env()), text_(s.Utf8Value()) {}
  String Value() const { return String::New(env_, text_); }
 private:
  napi_env env_;
  std::string text_;
};
inline Reference<String> Persistent(String s) { return Reference<String>(s); }
}
#endif

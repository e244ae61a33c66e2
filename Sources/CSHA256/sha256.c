// The one thing that Swift has no words for: the instructions that processors have for SHA-256.
// Whether this one has them is asked when the program runs, so that one binary serves all.

#include "CSHA256.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

static bool has_instructions(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return false;
  const bool has_ssse3 = c >> 9 & 1, has_sse41 = c >> 19 & 1;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return false;
  const bool has_sha = b >> 29 & 1;
  return has_ssse3 && has_sse41 && has_sha;
}

__attribute__((target("sha,sse4.1,ssse3")))
static void take_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks,
                        const uint32_t constants[64]) {
  // Words stand in the file with their greatest byte first.
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  // The instructions hold the state as the words a, b, e, f and c, d, g, h, the greatest first.
  const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
  const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state + 1), 0x1b);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);

  for (; blocks > 0; blocks--, bytes += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i words[4];
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group++) {
      __m128i *next = &words[group % 4];
      if (group < 4) {
        *next = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes + group), swap);
      } else {
        const __m128i last = words[(group + 3) % 4], before = words[(group + 2) % 4];
        const __m128i mixed = _mm_sha256msg1_epu32(*next, words[(group + 1) % 4]);
        *next = _mm_sha256msg2_epu32(
            _mm_add_epi32(mixed, _mm_alignr_epi8(last, before, 4)), last);
      }
      const __m128i sum =
          _mm_add_epi32(*next, _mm_loadu_si128((const __m128i *)constants + group));
      // Each takes two rounds, with the two lower words of the sum.
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  const __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
  const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)state + 1, _mm_alignr_epi8(dchg, feba, 8));
}

#elif defined(__aarch64__)

#include <arm_neon.h>
#if defined(__linux__)
#include <sys/auxv.h>
#endif

static bool has_instructions(void) {
#if defined(__linux__)
  const unsigned long sha2 = 1 << 6;
  return (getauxval(AT_HWCAP) & sha2) != 0;
#else
  // Every Mac of this kind has them.
  return true;
#endif
}

__attribute__((target("sha2")))
static void take_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks,
                        const uint32_t constants[64]) {
  uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);
  for (; blocks > 0; blocks--, bytes += 64) {
    const uint32x4_t abcd_before = abcd, efgh_before = efgh;
    uint32x4_t words[4];
    for (int group = 0; group < 4; group++) {
      // Words stand in the file with their greatest byte first.
      words[group] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(bytes + 16 * group)));
    }
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group++) {
      uint32x4_t *here = &words[group % 4];
      const uint32x4_t sum = vaddq_u32(*here, vld1q_u32(constants + 4 * group));
      const uint32x4_t abcd_now = abcd;
      abcd = vsha256hq_u32(abcd, efgh, sum);
      efgh = vsha256h2q_u32(efgh, abcd_now, sum);
      if (group < 12) {
        *here = vsha256su1q_u32(
            vsha256su0q_u32(*here, words[(group + 1) % 4]), words[(group + 2) % 4],
            words[(group + 3) % 4]);
      }
    }
    abcd = vaddq_u32(abcd, abcd_before);
    efgh = vaddq_u32(efgh, efgh_before);
  }
  vst1q_u32(state, abcd);
  vst1q_u32(state + 4, efgh);
}

#endif

#if defined(__x86_64__) || defined(__aarch64__)

bool sha256_take_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks,
                        const uint32_t constants[64]) {
  // Asking is slow where the machine is a guest of another. Threads that ask at once find the same.
  enum { unknown, no, yes };
  static _Atomic int answer = unknown;
  if (answer == unknown) answer = has_instructions() ? yes : no;
  if (answer == no) return false;
  take_blocks(state, bytes, blocks, constants);
  return true;
}

#else

bool sha256_take_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks,
                        const uint32_t constants[64]) {
  (void)state, (void)bytes, (void)blocks, (void)constants;
  return false;
}

#endif

#ifndef CSHA256_H
#define CSHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Takes blocks of 64 bytes into a state (FIPS 180-4, section 6.2.2) by the processor's own
/// instructions. False where it has none: then nothing was done.
///
/// - state: the words a to h.
/// - constants: the 64 words of section 4.2.2.
bool sha256_take_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks,
                        const uint32_t constants[64]);

#endif

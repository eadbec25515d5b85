// SPDX-License-Identifier: BSL-1.0
#ifndef IKM_TESTS_DOCUMENTS_RED_PIXEL_HPP
#define IKM_TESTS_DOCUMENTS_RED_PIXEL_HPP

#include <string>

/// One red pixel, as a PNG. By hand from the specification: signature, IHDR (1 × 1, 8 bits, RGB), IDAT, IEND.
inline const std::string red_pixel{
    "\x89PNG\r\n\x1A\n"
    "\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90\x77\x53\xDE"
    "\0\0\0\x0CIDAT\x08\xD7\x63\xF8\xCF\xC0\0\0\x03\x01\x01\0\x18\xDD\x8D\xB0"
    "\0\0\0\0IEND\xAE\x42\x60\x82",
    69};

#endif

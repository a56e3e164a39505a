<?php
/**
 * Plugin Name:       Payitoff Link
 * Description:       Lets borrowers link their student loans through Payitoff Nexus: as a block, a shortcode or an ordinary link.
 * Version:           0.1.0
 * Requires at least: 6.3
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       payitoff-link
 * Domain Path:       /languages
 *
 * @package Payitoff_Link
 */

namespace Payitoff_Link;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/script.php';
require_once __DIR__ . '/includes/element.php';
require_once __DIR__ . '/includes/block.php';
require_once __DIR__ . '/includes/shortcode.php';
require_once __DIR__ . '/includes/links.php';

if ( is_admin() ) {
	require_once __DIR__ . '/includes/settings-page.php';
}

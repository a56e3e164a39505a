<?php
/**
 * One WordPress, several sites: PAYITOFF_SITE names the folder of the one that is meant.
 * The folder holds wp-content/ (the database in it) and site.json.
 *
 * @package Payitoff_Link
 */

$payitoff_site   = getenv( 'PAYITOFF_SITE' );
$payitoff_config = json_decode( file_get_contents( $payitoff_site . '/site.json' ), true );

define( 'WP_HOME', $payitoff_config['address'] );
define( 'WP_SITEURL', $payitoff_config['address'] );
define( 'WP_CONTENT_DIR', $payitoff_site . '/wp-content' );
define( 'WP_CONTENT_URL', $payitoff_config['address'] . '/wp-content' );
// The tests ask what a public site would say.
define( 'WP_ENVIRONMENT_TYPE', getenv( 'PAYITOFF_ENVIRONMENT' ) ? getenv( 'PAYITOFF_ENVIRONMENT' ) : 'local' );

if ( ! empty( $payitoff_config['multisite'] ) ) {
	define( 'MULTISITE', true );
	define( 'SUBDOMAIN_INSTALL', false );
	define( 'DOMAIN_CURRENT_SITE', preg_replace( '#^https?://#', '', $payitoff_config['address'] ) );
	define( 'PATH_CURRENT_SITE', '/' );
	define( 'SITE_ID_CURRENT_SITE', 1 );
	define( 'BLOG_ID_CURRENT_SITE', 1 );
	// A cookie's domain has no port.
	define( 'COOKIE_DOMAIN', '' );
}

define( 'DB_ENGINE', 'sqlite' );
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $payitoff_name ) {
	define( $payitoff_name . '_KEY', 'a site for tests only' );
	define( $payitoff_name . '_SALT', 'a site for tests only' );
}

// No request leaves this machine, and nothing happens beside what a visitor asks for.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );

// A notice of PHP in a page is a fault that the tests look for.
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
define( 'WP_DEBUG_LOG', $payitoff_site . '/debug.log' );

$table_prefix = 'wp_';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
